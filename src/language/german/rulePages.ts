/** The pages of the rules: why it hurts and what to do. */
export const rulePages: Readonly<Record<string, string>> = {
  'It has to be built, released, watched and called over the network like any other, and cannot be changed without its neighbours.':
    'Er muss gebaut, ausgerollt, überwacht und über das Netz aufgerufen werden wie jeder andere und lässt sich doch nicht ohne seine Nachbarn ändern.',
  'Merge it into the neighbour that it talks to most; or say its role, if it is one that stands alone.':
    'Mit dem Nachbarn zusammenlegen, mit dem er am meisten spricht; oder seine Rolle angeben, wenn er für sich steht.',
  'Everything that changes goes through it: teams queue for its releases, it scales as a whole, and a fault in one aggregate takes the others down.':
    'Alles, was sich ändert, geht durch ihn: Teams stehen für seine Releases an, er skaliert nur als Ganzes, und ein Fehler in einem Aggregat reißt die anderen mit.',
  'Split it by aggregate, or along its bounded contexts.': 'Nach Aggregaten oder entlang seiner Bounded Contexts aufteilen.',
  'The behaviour that belongs to the data lives in its callers, so every change of a rule touches several services, and all of them stop when this one does.':
    'Das Verhalten, das zu den Daten gehört, lebt bei den Aufrufern. Jede Änderung einer Regel berührt also mehrere Services, und alle stehen, wenn dieser steht.',
  'Move the behaviour in, so that callers ask for what they want to happen; let the service say what changed; or merge it into the caller that uses it most.':
    'Das Verhalten hineinziehen, sodass Aufrufer verlangen, was geschehen soll; den Service melden lassen, was sich geändert hat; oder ihn mit dem häufigsten Aufrufer zusammenlegen.',
  'One word then means two things in one code base. Two teams change the same service for different reasons, and neither model stays clean.':
    'Ein Wort bedeutet dann in einer Codebasis zweierlei. Zwei Teams ändern denselben Service aus verschiedenen Gründen, und keines der Modelle bleibt sauber.',
  'Split it, one service for each context, and draw the relation between the contexts; or decide which one it belongs to; or say its role.':
    'Aufteilen, ein Service je Context, und die Beziehung der Contexts zeichnen; oder entscheiden, wohin er gehört; oder seine Rolle angeben.',
  'Nothing can be changed, released, scaled or repaired alone, so it has the coupling of a monolith, and the latency, partial failures and operating costs of a distributed system on top.':
    'Nichts lässt sich einzeln ändern, ausrollen, skalieren oder reparieren: die Kopplung eines Monolithen, und dazu Latenz, Teilausfälle und Betriebskosten eines verteilten Systems.',
  'Break the cheapest call of a cycle, split the shared store, turn commands into events, release services alone; and make one service of those that cannot live apart.':
    'Den billigsten Aufruf eines Kreises auftrennen, den gemeinsamen Speicher teilen, Kommandos zu Ereignissen machen, Services einzeln ausrollen; und einen Service aus denen machen, die ohne einander nicht leben können.',
  'Every service has to be built, released, watched and repaired. A handful of people pays that price with the time in which they would build the product, and gets no independence for it, since they all work on everything.':
    'Jeder Service muss gebaut, ausgerollt, überwacht und repariert werden. Eine Handvoll Menschen bezahlt das mit der Zeit für das Produkt und bekommt keine Unabhängigkeit dafür, weil alle an allem arbeiten.',
  'Make the services modules of one deployable and keep the bounded contexts as module boundaries; or record why they have to be services.':
    'Die Services zu Modulen einer Deployment-Einheit machen und die Bounded Contexts als Modulgrenzen behalten; oder festhalten, warum es Services sein müssen.',
  'None of them can be released, scaled or rolled back alone, so they have the costs of services and the independence of modules.':
    'Keiner lässt sich einzeln ausrollen, skalieren oder zurückrollen: die Kosten von Services bei der Unabhängigkeit von Modulen.',
  'Release each of them alone; or, if they always change together, make them one service.':
    'Jeden einzeln ausrollen; oder, wenn sie sich immer gemeinsam ändern, einen Service daraus machen.',
  'The schema is an interface that nobody designed: a change for one service breaks the others at run time, and none can be released alone.':
    'Das Schema ist eine Schnittstelle, die niemand entworfen hat: Eine Änderung für den einen Service bricht die anderen zur Laufzeit, und keiner lässt sich einzeln ausrollen.',
  'Give each service a store of its own, let one service own the data while the others call it, or feed a replica by events.':
    'Jedem Service einen eigenen Speicher geben, einen Service die Daten besitzen und die anderen ihn aufrufen lassen oder ein Replikat mit Ereignissen füllen.',
  'Nobody stands between: no rule of the domain, no check of rights, no version of the interface. The store can never change its shape again.':
    'Niemand steht dazwischen: keine Regel der Domäne, keine Prüfung von Rechten, keine Version der Schnittstelle. Der Speicher kann seine Form nie wieder ändern.',
  'Let the service that owns the data answer instead; where there is none, put one in front of the store.':
    'Stattdessen den Service antworten lassen, dem die Daten gehören; wo es keinen gibt, einen vor den Speicher setzen.',
  'None of them can start, be tested or be released without the others, a slow one slows all, and under load they can wait for each other until every thread is taken.':
    'Keiner kann ohne die anderen starten, getestet oder ausgerollt werden, ein langsamer bremst alle, und unter Last können sie aufeinander warten, bis jeder Thread belegt ist.',
  'Turn the cheapest call of the circle into an event, or keep a copy of what it asks for. Two services that cannot live apart are one.':
    'Den billigsten Aufruf des Kreises zu einem Ereignis machen oder eine Kopie dessen halten, was er erfragt. Zwei Services, die ohne einander nicht leben können, sind einer.',
  'The request is only there when all of them are, and takes as long as all of them together. One slow service at the end blocks a thread in each of those before it.':
    'Die Anfrage gelingt nur, wenn alle da sind, und dauert so lange wie alle zusammen. Ein langsamer Service am Ende blockiert in jedem davor einen Thread.',
  'Publish an event in place of a call whose answer nobody needs, or keep a copy of the data that a query would ask for.':
    'Statt eines Aufrufs, dessen Antwort niemand braucht, ein Ereignis veröffentlichen oder eine Kopie der Daten halten, die eine Abfrage erfragen würde.',
  'Every round trip costs its latency again, takes a connection, and is one more chance to fail.':
    'Jeder Hin- und Rückweg kostet wieder Latenz, belegt eine Verbindung und ist eine weitere Gelegenheit zu scheitern.',
  'Ask once for everything: a batch endpoint, or a coarser operation.': 'Einmal alles erfragen: mit einem Batch-Endpunkt oder einer gröberen Operation.',
  'A list of a hundred items makes a hundred and one calls: the answer gets slower with every item, and the target is flooded by a single request.':
    'Eine Liste mit hundert Einträgen erzeugt hundertein Aufrufe: Die Antwort wird mit jedem Eintrag langsamer, und eine einzige Anfrage flutet das Ziel.',
  'Ask once for all items with a batch operation, or keep a read model that has what the list shows.':
    'Alle Einträge mit einer Batch-Operation auf einmal erfragen oder ein Read Model halten, das hat, was die Liste zeigt.',
  'Every change has to find all who are concerned awake, at once and in order. What could happen later happens now, and the slowest decides.':
    'Jede Änderung muss alle Betroffenen wach antreffen, sofort und der Reihe nach. Was später geschehen könnte, geschieht jetzt, und der Langsamste entscheidet.',
  'Where the caller does not use the answer, publish what happened and let the other react.':
    'Wo der Aufrufer die Antwort nicht braucht, veröffentlichen, was geschah, und den anderen reagieren lassen.',
  'The sender knows everybody who listens: each new listener is a change of the sender, and one that is away has to be waited for or is left out.':
    'Der Sender kennt alle, die zuhören: Jeder neue Zuhörer ist eine Änderung am Sender, und auf einen, der fehlt, muss gewartet werden, oder er geht leer aus.',
  'Publish once to a topic; whoever is interested subscribes.': 'Einmal in ein Topic veröffentlichen; wer Interesse hat, abonniert es.',
  'When it is down or slow, so is half of the system, and every change of it has to be agreed with everybody. It cannot be released, scaled or understood alone.':
    'Fällt er aus oder wird langsam, dann auch das halbe System, und jede Änderung muss mit allen abgestimmt werden. Er lässt sich nicht einzeln ausrollen, skalieren oder verstehen.',
  'Let callers keep the part of the data that they need, fed by events; or split the service by what its consumers use it for.':
    'Aufrufer den Teil der Daten, den sie brauchen, selbst halten lassen, gefüllt durch Ereignisse; oder den Service danach teilen, wofür er benutzt wird.',
  'Instances come and go; an address in a configuration file does not follow them. The others idle when one is added, and callers fail when the one they know goes.':
    'Instanzen kommen und gehen; eine Adresse in einer Konfigurationsdatei folgt ihnen nicht. Kommt eine hinzu, bleibt sie ungenutzt, und geht die bekannte, scheitern die Aufrufer.',
  'Let a load balancer or a name of the platform stand before the instances, or let callers ask a registry.':
    'Einen Load Balancer oder einen Namen der Plattform vor die Instanzen stellen oder Aufrufer eine Registry fragen lassen.',
  'When the target hangs, every request that needs it holds a thread and a connection of the caller for ever. The caller runs out of both and hangs too, and so does its caller.':
    'Hängt das Ziel, hält jede Anfrage, die es braucht, für immer einen Thread und eine Verbindung des Aufrufers. Dem gehen beide aus, er hängt auch, und ebenso sein Aufrufer.',
  'Give up a little after the slowest normal answer (1.2 × the 99.9th percentile), and well before your own caller does (0.8 × its timeout).':
    'Etwas nach der langsamsten normalen Antwort aufgeben (1,2 × das 99,9. Perzentil) und deutlich vor dem eigenen Aufrufer (0,8 × dessen Timeout).',
  'The caller has left and perhaps tries again, while the work for nobody goes on and holds threads and connections. Under load that is what brings the rest down.':
    'Der Aufrufer ist gegangen und versucht es vielleicht erneut, während die Arbeit für niemanden weitergeht und Threads und Verbindungen hält. Unter Last bringt das den Rest zu Fall.',
  'Let timeouts grow shorter on the way down: lower the inner one or its attempts, raise the caller’s, or pass the deadline on.':
    'Timeouts auf dem Weg nach unten kürzer werden lassen: den inneren oder seine Versuche senken, den des Aufrufers erhöhen oder die Frist weitergeben.',
  'A target that is down or slow takes a full timeout from every request, and gets no pause in which to recover.':
    'Ein ausgefallenes oder langsames Ziel kostet jede Anfrage einen vollen Timeout und bekommt keine Pause, um sich zu erholen.',
  'Add a breaker (5 failures in 10 s, open for 30 s, 3 probes) and say what the caller answers while it is open.':
    'Einen Breaker hinzufügen (5 Fehlschläge in 10 s, 30 s offen, 3 Proben) und festlegen, was der Aufrufer antwortet, solange er offen ist.',
  'Whatever failed, failed for many callers at once. If they all come back at once, and at the same moment again later, the target never gets up.':
    'Was scheiterte, scheiterte für viele Aufrufer zugleich. Kommen alle sofort zurück und später wieder im selben Moment, kommt das Ziel nie hoch.',
  'Wait twice as long each time, and let each caller draw its wait between nothing and that: exponential backoff with full jitter.':
    'Jedes Mal doppelt so lange warten und jeden Aufrufer seine Wartezeit zwischen null und diesem Wert auslosen lassen: exponentieller Backoff mit vollem Jitter.',
  'What fails three times in a row fails for a reason that another try does not remove. The tries pile up in front of the target, keep it down, and hold threads of everybody who waits for them.':
    'Was dreimal hintereinander scheitert, hat einen Grund, den ein weiterer Versuch nicht beseitigt. Die Versuche stauen sich vor dem Ziel, halten es am Boden und belegen Threads bei allen, die darauf warten.',
  'Give up after two retries, and say so to the caller.': 'Nach zwei Wiederholungen aufgeben und es dem Aufrufer sagen.',
  'A call that timed out may have worked. The retry then does it again: two charges, two parcels, two reservations.':
    'Ein Aufruf im Timeout kann gewirkt haben. Die Wiederholung tut es dann noch einmal: zwei Abbuchungen, zwei Pakete, zwei Reservierungen.',
  'Send a key with each request and let the target answer a known key with what it answered before; or do not retry.':
    'Mit jeder Anfrage einen Schlüssel senden und das Ziel einen bekannten Schlüssel mit der früheren Antwort beantworten lassen; oder nicht wiederholen.',
  'When the last one fails, each layer multiplies what the layer above already repeats: three attempts at each of three layers are 27 requests for one, at the moment when the target can take least.':
    'Scheitert das letzte Glied, vervielfacht jede Schicht, was die darüber schon wiederholt: Drei Versuche in drei Schichten sind 27 Anfragen für eine, gerade wenn das Ziel am wenigsten verträgt.',
  'Retry at one layer, next to what fails, and let the layers above say at once that it failed.':
    'In einer Schicht wiederholen, nahe an dem, was ausfällt, und die Schichten darüber das Scheitern sofort melden lassen.',
  'One slow target holds a thread or connection for each request that needs it, until none is left for those that need only the others.':
    'Ein langsames Ziel hält für jede Anfrage, die es braucht, einen Thread oder eine Verbindung, bis für die übrigen keine mehr bleiben.',
  'Bound the calls in flight to each target, with a short queue in front.': 'Die laufenden Aufrufe je Ziel begrenzen, mit einer kurzen Warteschlange davor.',
  'One message that no consumer can handle is delivered for ever and keeps those behind it waiting, or is dropped and nobody ever knows.':
    'Eine Nachricht, die kein Konsument verarbeiten kann, wird ewig zugestellt und hält die dahinter auf, oder sie verschwindet, und niemand erfährt es.',
  'Give the channel a dead-letter channel: after a few deliveries the message waits there for a person.':
    'Dem Kanal einen Dead Letter Channel geben: Nach einigen Zustellungen wartet die Nachricht dort auf einen Menschen.',
  'A chain is there only when all of its links are. Ten services of 99.9 % in a row are 99 %: more than three days of outage a year, whatever each of them promises.':
    'Eine Kette ist nur da, wenn alle Glieder da sind. Zehn Services mit 99,9 % hintereinander sind 99 %: mehr als drei Tage Ausfall im Jahr, was auch immer jeder zusagt.',
  'Let something stand in for the weakest dependency, or tell it by event instead of waiting for it.':
    'Etwas für die schwächste Abhängigkeit einspringen lassen oder sie per Ereignis benachrichtigen, statt auf sie zu warten.',
  'Store and broker share no transaction. A crash between the two leaves a change that nobody hears of, or news of a change that never was, and nobody notices.':
    'Speicher und Broker teilen keine Transaktion. Ein Absturz dazwischen hinterlässt eine Änderung, von der niemand hört, oder die Meldung einer Änderung, die es nie gab, und niemand merkt es.',
  'Write the message into a table of the same store, in the same transaction (outbox), and let a relay publish it; or publish from the change log of the store.':
    'Die Nachricht in derselben Transaktion in eine Tabelle desselben Speichers schreiben (Outbox) und von einem Relay veröffentlichen lassen; oder aus dem Änderungsprotokoll des Speichers veröffentlichen.',
  'There is no transaction across services. When the second call fails, the first one stays done, and nobody knows that it has to be undone.':
    'Über Services hinweg gibt es keine Transaktion. Scheitert der zweite Aufruf, bleibt der erste getan, und niemand weiß, dass er rückgängig werden muss.',
  'Make the writes the steps of a saga, each with what undoes it; or publish what happened and let the others follow.':
    'Die Schreibzugriffe zu Schritten einer Saga machen, jeden mit dem, was ihn rückgängig macht; oder veröffentlichen, was geschah, und die anderen folgen lassen.',
  'When a later step fails, what this one did stays: a reservation that nobody releases, a charge for an order that does not exist. Somebody has to find and mend it by hand.':
    'Scheitert ein späterer Schritt, bleibt, was dieser tat: eine Reservierung, die niemand freigibt, eine Abbuchung für eine Bestellung, die es nicht gibt. Jemand muss es von Hand finden und richten.',
  'Name the operation that undoes it, and make it safe to call twice.':
    'Die Operation nennen, die ihn rückgängig macht, und ihren doppelten Aufruf gefahrlos machen.',
  'A later step was built on an earlier one. Taking the earlier away first leaves the later without its ground, so that its compensation fails or undoes the wrong thing.':
    'Ein späterer Schritt baut auf einem früheren auf. Wird der frühere zuerst zurückgenommen, fehlt dem späteren der Boden, und seine Kompensation scheitert oder trifft das Falsche.',
  'Compensate in reverse: what was done last is undone first.': 'Rückwärts kompensieren: Was zuletzt getan wurde, wird zuerst rückgängig gemacht.',
  'A coordinator crashes, is deployed or moved in the middle of a saga. What it knew only in memory is gone: steps that were done are neither continued nor compensated, and nobody knows which.':
    'Ein Koordinator stürzt mitten in einer Saga ab, wird ausgerollt oder verschoben. Was er nur im Arbeitsspeicher wusste, ist weg: Getane Schritte werden weder fortgesetzt noch kompensiert, und niemand weiß, welche.',
  'Write every transition to a store before acting on it, and let a restarted coordinator go on from there; or let a workflow engine run the saga.':
    'Jeden Übergang in einen Speicher schreiben, bevor danach gehandelt wird, und einen neu gestarteten Koordinator dort weitermachen lassen; oder die Saga einer Workflow-Engine überlassen.',
  'Every message of a saga can arrive twice: after a timeout, a restart, a redelivery. A step that is not idempotent then charges twice. A step that never gives up keeps the saga, and what it reserved, for ever. After the pivot nothing is undone, before it nothing may stay.':
    'Jede Nachricht einer Saga kann doppelt ankommen: nach Timeout, Neustart, erneuter Zustellung. Ein nicht idempotenter Schritt bucht dann doppelt ab. Einer, der nie aufgibt, hält die Saga und das Reservierte ewig. Nach dem Pivot wird nichts rückgängig gemacht, davor darf nichts bleiben.',
  'Give the step a key by which its participant knows that it was done. Bound its retries and then call a person. Order the steps: compensatable, one pivot, retriable.':
    'Dem Schritt einen Schlüssel geben, an dem der Teilnehmer erkennt, dass er getan ist. Die Wiederholungen begrenzen und dann einen Menschen rufen. Die Schritte ordnen: kompensierbar, ein Pivot, wiederholbar.',
  'Brokers deliver at least once: after a crash or a slow acknowledgement the same message comes again. An order is shipped twice, a card is charged twice.':
    'Broker liefern mindestens einmal: Nach einem Absturz oder einer späten Bestätigung kommt dieselbe Nachricht wieder. Eine Bestellung wird zweimal versandt, eine Karte zweimal belastet.',
  'Remember the ids of the messages that were handled, in the same transaction as the change (an inbox), or make the change so that doing it twice does nothing.':
    'Die Ids verarbeiteter Nachrichten in derselben Transaktion wie die Änderung merken (Inbox) oder die Änderung so machen, dass sie doppelt nichts bewirkt.',
  'Every service has to authenticate, limit and version for the outside by itself, and clients break when services are split or moved.':
    'Jeder Service muss nach außen selbst authentifizieren, begrenzen und versionieren, und Clients brechen, wenn Services geteilt oder verschoben werden.',
  'Send the calls through a gateway; without one, add it in front of everything that clients reach.':
    'Die Aufrufe durch ein Gateway leiten; gibt es keines, eines vor alles setzen, was Clients erreichen.',
  'A phone on a slow line, a browser and a partner need different answers. One interface for all is a compromise for each, every team has to change it, and when it is down everything is.':
    'Ein Telefon mit langsamer Verbindung, ein Browser und ein Partner brauchen verschiedene Antworten. Eine Schnittstelle für alle ist für jeden ein Kompromiss, jedes Team muss sie ändern, und fällt sie aus, fällt alles aus.',
  'Put a backend for frontend in front of the services for each kind of client, owned by those who build that client; or let the gateway only route.':
    'Je Art von Client ein Backend for Frontend vor die Services setzen, verantwortet von denen, die den Client bauen; oder das Gateway nur weiterleiten lassen.',
  'One client with a bug, or one that means harm, takes the capacity of all others; there is nothing in front that could say “not now”.':
    'Ein Client mit einem Fehler oder böser Absicht nimmt allen anderen die Kapazität; nichts steht davor, das „jetzt nicht“ sagen könnte.',
  'Limit the rate at the way in, and answer what is too much with 429 at once.': 'Die Rate am Eingang begrenzen und alles darüber sofort mit 429 beantworten.',
  'Whoever finds the address can do what every user can do, in the name of any of them.':
    'Wer die Adresse findet, kann tun, was jeder Nutzer kann, im Namen jedes Nutzers.',
  'Let the gateway check a token on every request and pass on who is asking; or say that everything behind it is public.':
    'Das Gateway bei jeder Anfrage ein Token prüfen und weitergeben lassen, wer fragt; oder angeben, dass alles dahinter öffentlich ist.',
  'Between us and them are networks that belong to neither. Whoever sits there reads passwords, tokens and orders, and changes them unseen.':
    'Zwischen uns und ihnen liegen Netze, die keinem von beiden gehören. Wer dort sitzt, liest Passwörter, Tokens und Bestellungen und ändert sie unbemerkt.',
  'Use TLS on every way in and out, or let the platform see to it that nothing else is possible.':
    'TLS auf jedem Weg hinein und hinaus verwenden oder die Plattform dafür sorgen lassen, dass nichts anderes möglich ist.',
  'A request that fails or is slow has passed through several services. Without an id that travels along and a span in each, their logs cannot be put together, and nobody can say where the time went.':
    'Eine gescheiterte oder langsame Anfrage ist durch mehrere Services gegangen. Ohne mitreisende Id und einen Span in jedem lassen sich deren Logs nicht zusammensetzen, und niemand kann sagen, wo die Zeit blieb.',
  'Pass the trace context on with every call and message (W3C Trace Context, OpenTelemetry), or let the mesh or framework do it for all.':
    'Den Trace Context mit jedem Aufruf und jeder Nachricht weitergeben (W3C Trace Context, OpenTelemetry) oder es Mesh oder Framework für alle tun lassen.',
  'An instance that hangs or has lost its database still runs. Without a check that says so, requests go on being sent to it, and nobody restarts it.':
    'Eine Instanz, die hängt oder ihre Datenbank verloren hat, läuft weiter. Ohne eine Prüfung, die das meldet, bekommt sie weiter Anfragen, und niemand startet sie neu.',
  'Answer a liveness and a readiness check in every service, and let the platform act on them.':
    'In jedem Service Liveness- und Readiness-Prüfungen beantworten und die Plattform danach handeln lassen.',
  'With two owners every change waits for two plans and nobody is called at night; without one the service is changed by all and repaired by none.':
    'Bei zwei Verantwortlichen wartet jede Änderung auf zwei Planungen, und nachts wird niemand gerufen; ohne einen ändern alle den Service, und keiner repariert ihn.',
  'Name the one team that answers for it, or split the service along the line between the two.':
    'Das eine Team nennen, das dafür einsteht, oder den Service entlang der Linie zwischen beiden teilen.',
  'Callers of another team, and clients that are installed, cannot be released together with the service. Without versions every change of the interface breaks one of them, or is never made.':
    'Aufrufer anderer Teams und installierte Clients lassen sich nicht gemeinsam mit dem Service ausrollen. Ohne Versionen bricht jede Änderung der Schnittstelle einen davon, oder sie unterbleibt.',
  'Give the interface a version, serve the old one beside the new, and take it away when nobody asks for it any more.':
    'Der Schnittstelle eine Version geben, die alte neben der neuen anbieten und sie entfernen, wenn niemand mehr danach fragt.',
  'The names, the codes and the gaps of the other model seep into ours. Each change over there is a change of our domain, and replacing that system means rewriting it.':
    'Namen, Codes und Lücken des fremden Modells sickern in unseres. Jede Änderung dort ist eine Änderung unserer Domäne, und jenes System abzulösen heißt, sie neu zu schreiben.',
  'Put an adapter between that translates, and let only it know the other model; or decide to conform, and say so.':
    'Einen Adapter dazwischensetzen, der übersetzt, und nur ihn das fremde Modell kennen lassen; oder sich bewusst anpassen und das angeben.',
  'A customer has a say in what the supplier plans. A conformist has given that up, and an open host serves everybody alike, so the map promises the downstream team something that it does not have.':
    'Ein Customer redet bei der Planung des Suppliers mit. Ein Conformist hat darauf verzichtet, und ein Open Host bedient alle gleich. Die Karte verspricht dem Downstream-Team also etwas, das es nicht hat.',
  'Decide what holds: a plain upstream-downstream relation that keeps the role, or customer and supplier without it. A relation of a context with itself goes.':
    'Entscheiden, was gilt: eine einfache Upstream/Downstream-Beziehung mit der Rolle oder Customer/Supplier ohne sie. Eine Beziehung eines Contexts mit sich selbst entfällt.',
  'It would silently accept the same mistake when somebody makes it again, and its reason describes a design that is gone.':
    'Sie würde denselben Fehler stillschweigend akzeptieren, wenn ihn jemand wieder macht, und ihre Begründung beschreibt einen Entwurf, den es nicht mehr gibt.',
  'Remove the acceptance, or the subjects that need it no more.': 'Die Akzeptanz entfernen oder die Gegenstände, die sie nicht mehr brauchen.',
  'The person who wrote it believes that the rule behaves differently.': 'Wer sie geschrieben hat, glaubt, dass sich die Regel anders verhält.',
  'Remove what cannot be used.': 'Entfernen, was sich nicht verwenden lässt.',
  Boundaries: 'Grenzen',
  Communication: 'Kommunikation',
  Resilience: 'Resilienz',
  'Consistency and sagas': 'Konsistenz und Sagas',
  'Edge and security': 'Rand und Sicherheit',
  'Observability, delivery, context map': 'Observability, Auslieferung, Context Map',
  'This check': 'Diese Prüfung',
};
