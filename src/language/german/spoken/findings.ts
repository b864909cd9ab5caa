/** What the rules say of a design: findings, their reasons and their fixes. What is put behind another part begins with a word, never with a name. */
export const spokenFindings: Readonly<Record<string, string>> = {
  'Nobody on this path says how available it is.': 'Auf diesem Weg steht nirgends eine Verfügbarkeit.',
  '{0} if they fail independently of each other.': '{0}, wenn sie unabhängig voneinander ausfallen.',
  '{0} at best. One element says nothing and counts as always there.': '{0} bestenfalls. Ein Element sagt nichts und zählt als immer erreichbar.',
  '{0} at best. {1} elements say nothing and count as always there.': '{0} bestenfalls. {1} Elemente sagen nichts und zählen als immer erreichbar.',
  'Medians added: {0}, a middle, not a bound.': 'Mediane addiert: {0}, eine Mitte, keine Schranke.',
  'Nobody on this path says how long it takes.': 'Auf diesem Weg steht nirgends, wie lange es dauert.',
  'p99s added: {0}, an upper bound, not the p99 of the sum.': 'p99 addiert: {0}, eine obere Schranke, nicht das p99 der Summe.',
  'p99s added: {0}. One element says nothing, so it is no bound.': 'p99 addiert: {0}. Ein Element sagt nichts, also ist es keine Schranke.',
  'p99s added: {0}. {1} elements say nothing, so it is no bound.': 'p99 addiert: {0}. {1} Elemente sagen nichts, also ist es keine Schranke.',
  'Does something stand in when what {0} needs is down?': 'Springt etwas ein, wenn ausfällt, was {0} braucht?',
  'The source that this was imported from does not say whether there are fallbacks. Without them a request to {0} is answered {1} of the time at best, and {2} are promised: {3}.':
    'Aus der importierten Quelle geht nicht hervor, ob es Fallbacks gibt. Ohne sie wird eine Anfrage an {0} bestenfalls in {1} der Fälle beantwortet, versprochen sind {2}: {3}.',
  '{0} answers {1} of the time at best, {2} are promised': '{0} antwortet bestenfalls in {1} der Fälle, versprochen sind {2}',
  'A request to {0} needs {1}. The product is {2}: {3} of outage a year, where {4} are allowed. Who says nothing about its availability counts as always there, so it is rather less.':
    'Eine Anfrage an {0} braucht {1}. Das Produkt ist {2}: {3} Ausfall im Jahr, wo {4} erlaubt sind. Wer nichts über seine Verfügbarkeit sagt, zählt als immer erreichbar; tatsächlich ist es also eher weniger.',
  'A request to {0} needs all of these at the same time: {1}. The product is {2}: {3} of outage a year, where {4} are allowed. Who says nothing about its availability counts as always there, so it is rather less.':
    'Eine Anfrage an {0} braucht all diese gleichzeitig: {1}. Das Produkt ist {2}: {3} Ausfall im Jahr, wo {4} erlaubt sind. Wer nichts über seine Verfügbarkeit sagt, zählt als immer erreichbar; tatsächlich ist es also eher weniger.',
  '{0} cannot be done without here: only a higher availability, or a lower promise, would help.':
    'Ohne {0} geht es hier nicht: Nur eine höhere Verfügbarkeit oder ein kleineres Versprechen würde helfen.',
  'Let something stand in for {0}': 'Etwas für {0} einspringen lassen',
  'Events between {0} and {1}': 'Ereignisse zwischen {0} und {1}',
  'Do the {0} calls of {1} travel together?': 'Reisen die {0} Aufrufe von {1} gemeinsam?',
  'While it serves one request, {0} calls {1} {2} times. The source that this was imported from does not say whether it asks for everything at once.':
    'Für eine einzige Anfrage ruft {0} {2}-mal {1} auf. Aus der importierten Quelle geht nicht hervor, ob alles auf einmal erfragt wird.',
  ' At {0} each, that alone is {1}.': ' Bei je {0} sind das allein {1}.',
  '{0} is called {1} times for each request': '{0} wird je Anfrage {1}-mal aufgerufen',
  'While it serves one request, {0} calls {1} {2} times, one by one. Every round trip costs its latency again, takes a connection, and is one more chance to fail.{3}':
    'Für eine einzige Anfrage ruft {0} {2}-mal {1} auf, einmal nach dem anderen. Jeder Hin- und Rückweg kostet erneut Latenz, belegt eine Verbindung und ist eine weitere Gelegenheit zu scheitern.{3}',
  '{0} asks {1} once for everything': '{0} fragt {1} einmal nach allem',
  '{0} knows the address and the interface of {1}. It has to authenticate, limit and version for the outside by itself, and {2} breaks when it is split, renamed or moved.':
    '{0} kennt Adresse und Schnittstelle von {1}. Authentifizieren, Begrenzen und Versionieren nach außen bleibt diesem Ziel überlassen, und {2} bricht, sobald es geteilt, umbenannt oder verschoben wird.',
  '{0} knows the addresses and the interfaces of {1}. Each of them has to authenticate, limit and version for the outside by itself, and {2} breaks when one is split, renamed or moved.':
    '{0} kennt Adressen und Schnittstellen von {1}. Jedes dieser Ziele muss nach außen selbst authentifizieren, begrenzen und versionieren, und {2} bricht, sobald eines geteilt, umbenannt oder verschoben wird.',
  '{0} reaches {1} past the gateway': '{0} erreicht {1} am Gateway vorbei',
  '{0} reaches {1} directly': '{0} erreicht {1} direkt',
  'one service': 'ein Service',
  services: 'Services',
  'one part': 'ein Teil',
  parts: 'Teile',
  'Through {0}': 'Über {0}',
  'Add a gateway in front of {0}': 'Ein Gateway vor {0} setzen',
  '{0} handles what comes twice from {1} twice': '{0} verarbeitet doppelt, was von {1} zweimal kommt',
  '{0} delivers at least once: when {1} crashes or is slow to acknowledge, the same message comes again, and nothing says that {2} notices. What it changes then, it changes twice.':
    '{0} stellt mindestens einmal zu: Stürzt {1} ab oder bestätigt zu langsam, kommt dieselbe Nachricht noch einmal, und nichts spricht dafür, dass {2} es merkt. Was dabei geändert wird, wird dann zweimal geändert.',
  '{0} deliver at least once: when {1} crashes or is slow to acknowledge, the same message comes again, and nothing says that {2} notices. What it changes then, it changes twice.':
    '{0} stellen mindestens einmal zu: Stürzt {1} ab oder bestätigt zu langsam, kommt dieselbe Nachricht noch einmal, und nichts spricht dafür, dass {2} es merkt. Was dabei geändert wird, wird dann zweimal geändert.',
  'Does {0} notice when a message of {1} comes twice?': 'Merkt {0}, wenn eine Nachricht von {1} zweimal kommt?',
  'The source that this was imported from does not say whether {0} handles {1} idempotently. Brokers deliver at least once, so the same message can come again.':
    'Aus der importierten Quelle geht nicht hervor, ob {0} {1} idempotent verarbeitet. Broker stellen mindestens einmal zu, dieselbe Nachricht kann also noch einmal kommen.',
  'one subscription': 'eine Subscription',
  subscriptions: 'Subscriptions',
  '{0} remembers what it has handled (an inbox)': '{0} merkt sich, was schon verarbeitet ist (Inbox)',
  '{0}, one for each context': '{0}, je Context einer',
  '{0} belongs to {1} alone': '{0} gehört allein zu {1}',
  '{0} is in {1}: {2}': '{0} steht in {1}: {2}',
  'one context': 'ein Context',
  contexts: 'Contexts',
  '{0} speaks the languages of {1} at once. Whoever changes it for one of them can break the other, and nothing in the design says what they may expect of each other.':
    '{0} spricht die Sprachen von {1} zugleich. Wer für den einen Context etwas ändert, kann den anderen brechen, und nirgends im Entwurf steht, was sie voneinander erwarten dürfen.',
  '{0} speaks the languages of {1} at once. Whoever changes it for one of them can break the others, and nothing in the design says what they may expect of each other.':
    '{0} spricht die Sprachen von {1} zugleich. Wer für einen Context etwas ändert, kann die anderen brechen, und nirgends im Entwurf steht, was sie voneinander erwarten dürfen.',
  '{0} wait for each other in a circle': '{0} warten im Kreis aufeinander',
  '{0} wait for each other in circles': '{0} warten in Kreisen aufeinander',
  '{0} and {1}': '{0} und {1}',
  'one more': 'ein weiterer Service',
  more: 'weitere',
  '{0} is a circle of synchronous calls. None of them starts, is tested or is released without the others; one that is slow slows all; under load each can hold a thread while it waits for the next.':
    '{0} ist ein Kreis synchroner Aufrufe. Keiner davon startet, lässt sich testen oder ausrollen ohne die anderen; ist einer langsam, sind es alle; unter Last kann jeder einen Thread festhalten, während er auf den nächsten wartet.',
  '{0} is a circle of synchronous calls, and {1} are tied together by such circles. None of them starts, is tested or is released without the others; one that is slow slows all; under load each can hold a thread while it waits for the next.':
    '{0} ist ein Kreis synchroner Aufrufe, und solche Kreise binden {1} aneinander. Keiner davon startet, lässt sich testen oder ausrollen ohne die anderen; ist einer langsam, sind es alle; unter Last kann jeder einen Thread festhalten, während er auf den nächsten wartet.',
  '{0} services are tied together; where to cut is a decision about the whole system.':
    '{0} Services hängen aneinander; wo der Schnitt liegt, ist eine Entscheidung über das ganze System.',
  'An event in place of {0}': 'Ein Ereignis ersetzt {0}',
  'Events in place of {0}': 'Ereignisse ersetzen {0}',
  'one call': 'ein Aufruf',
  calls: 'Aufrufe',
  '{0} takes over {1}': '{0} übernimmt {1}',
  '{0} reaches a store directly': '{0} greift direkt auf einen Speicher zu',
  'one store': 'ein Speicher',
  stores: 'Speicher',
  '{0} is no service, and works on {1} without one in between: no rule of the domain and no check of rights applies, and {2} can never change its shape without breaking {3}.':
    '{0} ist kein Service und arbeitet auf {1}, ohne dass einer dazwischensteht: Keine Regel der Domäne gilt, keine Prüfung von Rechten, und die Form von {2} lässt sich nie mehr ändern, ohne {3} zu brechen.',
  '{0} is no service, and works on {1} without one in between: no rule of the domain and no check of rights applies, and {2} can never change their shape without breaking {3}.':
    '{0} ist kein Service und arbeitet auf {1}, ohne dass einer dazwischensteht: Keine Regel der Domäne gilt, keine Prüfung von Rechten, und die Formen von {2} lassen sich nie mehr ändern, ohne {3} zu brechen.',
  'Put {0} in front of {1}': '{0} vor {1} setzen',
  '{0} asks {1} instead': '{0} fragt stattdessen {1}',
  'an event in place of a call': 'ein Ereignis ersetzt einen Aufruf',
  'events in place of {0}': 'Ereignisse ersetzen {0}',
  'a store for each service at {0}': 'ein Speicher je Service bei {0}',
  '{0} released alone': '{0} einzeln ausgerollt',
  '{0} merged': '{0} zusammengelegt',
  '{0} is a distributed monolith: {1} of 1': '{0} ist ein verteilter Monolith: {1} von 1',
  '{0}: of {1} services hardly one can be changed, released or repaired alone. That is the coupling of a monolith, with the latency and the failures of a network inside.':
    '{0}: Von {1} Services lässt sich kaum einer allein ändern, ausrollen oder reparieren. Das ist die Kopplung eines Monolithen, mit der Latenz und den Ausfällen eines Netzes darin.',
  '{0} services are tied together; where to begin is a decision about the whole system. The findings on cycles, shared stores and units of release have fixes of their own.':
    '{0} Services hängen aneinander; wo der Anfang liegt, ist eine Entscheidung über das ganze System. Die Befunde zu Kreisen, gemeinsamen Speichern und Deployment-Einheiten haben eigene Behebungen.',
  '{0} of the services are released together with another': '{0} der Services werden gemeinsam mit einem anderen ausgerollt',
  '{0} are released together with another': '{0} werden gemeinsam mit einem anderen ausgerollt',
  '{0} of the services share a store': '{0} der Services teilen sich einen Speicher',
  '{0} share a store': '{0} teilen sich einen Speicher',
  '{0} of the services wait for each other in cycles': '{0} der Services warten in Kreisen aufeinander',
  '{0} wait for each other in cycles': '{0} warten in Kreisen aufeinander',
  'a service reaches {0} of the others by calls that it waits for': 'ein Service erreicht {0} der anderen über Aufrufe, auf die er wartet',
  '{0} writes {1} and publishes to {2} in two steps': '{0} schreibt {1} und veröffentlicht auf {2} in zwei Schritten',
  '{0} and {1} share no transaction. When {2} crashes between the two, {3} holds a change that nobody hears of on {4}, or those who listen hear of a change that never was; nothing notices, and nothing repairs it.':
    '{0} und {1} haben keine gemeinsame Transaktion. Stürzt {2} dazwischen ab, steht in {3} eine Änderung, von der auf {4} niemand hört, oder wer zuhört, hört von einer Änderung, die es nie gab; nichts bemerkt es, und nichts behebt es.',
  '{0} and {1} share no transaction. When {2} crashes between the two, {3} hold a change that nobody hears of on {4}, or those who listen hear of a change that never was; nothing notices, and nothing repairs it.':
    '{0} und {1} haben keine gemeinsame Transaktion. Stürzt {2} dazwischen ab, steht in {3} eine Änderung, von der auf {4} niemand hört, oder wer zuhört, hört von einer Änderung, die es nie gab; nichts bemerkt es, und nichts behebt es.',
  'What makes a write of {0} and its message on {1} one?': 'Was macht aus einem Schreiben von {0} und der Nachricht auf {1} eines?',
  'The source that this was imported from does not say whether {0} writes {1}, or how what it publishes to {2} is tied to that. Without an outbox or the like, a crash between the two leaves one without the other.':
    'Aus der importierten Quelle geht nicht hervor, ob {0} {1} schreibt oder wie das, was auf {2} veröffentlicht wird, daran gebunden ist. Ohne Outbox oder Ähnliches lässt ein Absturz dazwischen das eine ohne das andere.',
  '{0} publishes through an outbox in {1}': '{0} veröffentlicht über eine Outbox in {1}',
  'What {0} publishes is read from the change log of {1}': 'Was {0} veröffentlicht, wird aus dem Änderungsprotokoll von {1} gelesen',
  '{0} only keeps data for one service': '{0} hält nur Daten für einen einzigen Service',
  '{0} only keeps data for {1}': '{0} hält nur Daten für {1}',
  '{0} offers {1} and nothing that the business does. What is decided about its data is decided in {2}, so a change of a rule touches all of them, and all wait for {3} on every request.':
    '{0} bietet {1} und nichts, was das Geschäft tut. Über diese Daten wird in {2} entschieden; eine geänderte Regel berührt also alle davon, und alle warten bei jeder Anfrage auf {3}.',
  '{0} publishes its changes, {1} keeps a copy': '{0} veröffentlicht Änderungen, {1} hält eine Kopie',
  '{0} publishes its changes, {1} keep copies': '{0} veröffentlicht Änderungen, {1} halten Kopien',
  'A backend for frontend for each of {0} clients': 'Je ein Backend for Frontend für diese Clients: {0}',
  web: 'Web',
  mobile: 'Mobil',
  partner: 'Partner',
  device: 'Geräte',
  'Is {0} one gateway for {1} clients?': 'Ist {0} ein einziges Gateway für verschiedene Clients ({1})?',
  'The source that this was imported from does not say what kind of gateway {0} is. It reaches {1} for {2} of client; if it does more than route, its interface is a compromise for each.':
    'Aus der importierten Quelle geht nicht hervor, was für ein Gateway {0} ist. Dahinter stehen {1} für {2} von Clients; tut es mehr als weiterleiten, ist seine Schnittstelle für jede davon ein Kompromiss.',
  'one kind': 'eine Art',
  kinds: 'Arten',
  '{0} serves {1} clients with {2}': '{0} bedient verschiedene Clients ({1}) mit {2}',
  '{0} is the one interface of {1} in {2} for {3} clients, which need different answers: it is a compromise for each of them, every team has to change it, and when it is down nobody gets in.':
    '{0} ist die einzige Schnittstelle für {1} in {2} und für Clients, die unterschiedliche Antworten brauchen ({3}): für jeden ein Kompromiss, jedes Team muss sie ändern, und fällt sie aus, kommt niemand herein.',
  '{0} is the one interface of {1} for {2} clients, which need different answers: it is a compromise for each of them, every team has to change it, and when it is down nobody gets in.':
    '{0} ist die einzige Schnittstelle für {1} und für Clients, die unterschiedliche Antworten brauchen ({2}): für jeden ein Kompromiss, jedes Team muss sie ändern, und fällt sie aus, kommt niemand herein.',
  '{0} keeps a copy of what it needs, fed by events': '{0} hält eine Kopie des Nötigen, gefüllt durch Ereignisse',
  '{0} keep copies of what they need, fed by events': '{0} halten Kopien des Nötigen, gefüllt durch Ereignisse',
  'Split {0}: a service of their own for {1}': '{0} aufteilen: ein eigener Service für {1}',
  'May {0} be called by {1}?': 'Darf {0} von {1} aufgerufen werden?',
  '{0} wait for {1}. The source that this was imported from does not say whether it is infrastructure or serves reference data, as an identity provider or a catalogue of countries does; otherwise it is a hub, and when it is slow so are all {2}.':
    '{0} warten auf {1}. Aus der importierten Quelle geht nicht hervor, ob es sich um Infrastruktur oder Referenzdaten handelt wie bei einem Identity Provider oder einem Länderverzeichnis; andernfalls ist es ein Hub, und wird er langsam, werden es alle {2}.',
  '{0} is called by {1}': '{0} wird von {1} aufgerufen',
  '{0} wait for {1}: when it is down or slow, so are all {2}, and each change of it has to be agreed with them. In this design {3} callers or more stand out (mean plus two standard deviations over all services).':
    '{0} warten auf {1}: Ein Ausfall oder eine langsame Antwort trifft alle {2}, und jede Änderung muss mit ihnen abgestimmt werden. In diesem Entwurf fällt auf, wer mindestens {3} Aufrufer hat (Mittelwert plus zwei Standardabweichungen über alle Services).',
  '{0} has a relation with itself': '{0} hat eine Beziehung mit sich selbst',
  'A relation says what one team may expect of another. Inside of {0} there is one model and one language, so there is nothing to agree on; if two teams do have to agree there, they are two bounded contexts.':
    'Eine Beziehung sagt, was ein Team von einem anderen erwarten darf. In {0} gibt es ein Modell und eine Sprache, also nichts abzustimmen; müssen sich dort doch zwei Teams abstimmen, sind es zwei Bounded Contexts.',
  '{0} is customer-supplier, with a conformist and an open host service': '{0} ist Customer/Supplier, mit Conformist und Open Host Service',
  '{0} is customer-supplier, with a conformist': '{0} ist Customer/Supplier, mit Conformist',
  '{0} is customer-supplier, with an open host service': '{0} ist Customer/Supplier, mit Open Host Service',
  'As customer, {0} has a say in what {1} plans; but {2} takes over the model of {3} as it is, which a customer does not have to, and {4} offers everybody the same service, which leaves a single customer no say. One of the two is not true, and people who plan by this map rely on the wrong one.':
    'Als Customer redet {0} bei dem mit, was {1} plant; doch {2} übernimmt das Modell von {3}, wie es ist, was ein Customer nicht muss, und {4} bietet allen denselben Dienst, was einem einzelnen Customer keine Mitsprache lässt. Eines von beiden stimmt nicht, und wer nach dieser Karte plant, verlässt sich auf das Falsche.',
  'As customer, {0} has a say in what {1} plans; but {2} takes over the model of {3} as it is, which a customer does not have to. One of the two is not true, and people who plan by this map rely on the wrong one.':
    'Als Customer redet {0} bei dem mit, was {1} plant; doch {2} übernimmt das Modell von {3}, wie es ist, was ein Customer nicht muss. Eines von beiden stimmt nicht, und wer nach dieser Karte plant, verlässt sich auf das Falsche.',
  'As customer, {0} has a say in what {1} plans; but {2} offers everybody the same service, which leaves a single customer no say. One of the two is not true, and people who plan by this map rely on the wrong one.':
    'Als Customer redet {0} bei dem mit, was {1} plant; doch {2} bietet allen denselben Dienst, was einem einzelnen Customer keine Mitsprache lässt. Eines von beiden stimmt nicht, und wer nach dieser Karte plant, verlässt sich auf das Falsche.',
  'Remove the relation of {0} with itself': 'Die Beziehung von {0} mit sich selbst entfernen',
  conformist: 'Conformist',
  'open host service': 'Open Host Service',
  'Upstream and downstream, with {0}': 'Upstream und Downstream, mit {0}',
  'Customer and supplier, without {0}': 'Customer und Supplier, ohne {0}',
  '{0} become {1} of their own': '{0} werden {1} für sich',
  'One service for {0}': 'Ein Service für {0}',
  '{0} has {1} operations on {2}': '{0} hat {1} Operationen und {2}',
  'one aggregate': 'ein Aggregat',
  aggregates: 'Aggregate',
  '{0} has {1} operations; the mean of {2} services is {3}. {4} change for different reasons, but are built, released and scaled as one, and a fault in one of them takes the others down.':
    '{0} hat {1} Operationen; der Mittelwert über {2} Services ist {3}. {4} ändern sich aus verschiedenen Gründen, werden aber gemeinsam gebaut, ausgerollt und skaliert, und ein Fehler in einem davon reißt die anderen mit.',
  'An adapter translates between {0} and {1}': 'Ein Adapter übersetzt zwischen {0} und {1}',
  '{0} gets an adapter as a sidecar': '{0} bekommt einen Adapter als Sidecar',
  'Declare that we conform to {0}': 'Erklären, dass das Modell von {0} übernommen wird',
  '{0} has no anti-corruption layer': '{0} hat keinen Anticorruption Layer',
  '{0} calls {1} outside without an anti-corruption layer': '{0} ruft ohne Anticorruption Layer {1} außerhalb auf',
  'one system': 'ein System',
  systems: 'Systeme',
  '{0} works on the domain and speaks the language of {1} at the same time: its names, codes and gaps seep into its model. A change over there is a change of {2}, and replacing what is old means rewriting what is new. Nobody has said that this is meant to be so.':
    '{0} arbeitet an der Domäne und spricht zugleich die Sprache von {1}: Fremde Namen, Codes und Lücken sickern ins eigene Modell. Eine Änderung dort drüben ist eine Änderung an {2}, und das Alte abzulösen heißt, das Neue umzuschreiben. Niemand hat gesagt, dass das so gewollt ist.',
  '{0} works on the domain and speaks the language of {1} at the same time: its names, codes and gaps seep into its model. A change over there is a change of {2}. Nobody has said that this is meant to be so.':
    '{0} arbeitet an der Domäne und spricht zugleich die Sprache von {1}: Fremde Namen, Codes und Lücken sickern ins eigene Modell. Eine Änderung dort drüben ist eine Änderung an {2}. Niemand hat gesagt, dass das so gewollt ist.',
  '{0} works on the domain and speaks the language of {1} at the same time: their names, codes and gaps seep into its model. A change over there is a change of {2}, and replacing what is old means rewriting what is new. Nobody has said that this is meant to be so.':
    '{0} arbeitet an der Domäne und spricht zugleich die Sprachen von {1}: Fremde Namen, Codes und Lücken sickern ins eigene Modell. Eine Änderung dort drüben ist eine Änderung an {2}, und das Alte abzulösen heißt, das Neue umzuschreiben. Niemand hat gesagt, dass das so gewollt ist.',
  '{0} works on the domain and speaks the language of {1} at the same time: their names, codes and gaps seep into its model. A change over there is a change of {2}. Nobody has said that this is meant to be so.':
    '{0} arbeitet an der Domäne und spricht zugleich die Sprachen von {1}: Fremde Namen, Codes und Lücken sickern ins eigene Modell. Eine Änderung dort drüben ist eine Änderung an {2}. Niemand hat gesagt, dass das so gewollt ist.',
  'What keeps the model of {0} out of {1}?': 'Was hält das Modell von {0} aus {1} heraus?',
  'The source that this was imported from does not say whether {0} is an adapter or has one towards {1}, or whether it conforms on purpose.':
    'Aus der importierten Quelle geht nicht hervor, ob {0} ein Adapter ist, einen gegenüber {1} hat oder sich absichtlich anpasst.',
  '{0} waits for {1} without a bulkhead': '{0} wartet ohne Bulkhead auf {1}',
  'one target': 'ein Ziel',
  targets: 'Ziele',
  'The calls of {0} to {1} share its threads and connections. When one of them gets slow, its calls take them all, and requests that need only the other {2} wait as well.':
    'Die Aufrufe von {0} an {1} teilen sich Threads und Verbindungen. Wird eines der Ziele langsam, nehmen die Aufrufe dorthin alle ein, und auch Anfragen, die nur die anderen {2} brauchen, warten.',
  'Does {0} bound its calls to each of its {1}?': 'Begrenzt {0} die Aufrufe an jedes der Ziele ({1})?',
  'The source that this was imported from does not say whether the calls of {0} to {1} have a bulkhead. Without one the slowest target takes all threads and connections.':
    'Aus der importierten Quelle geht nicht hervor, ob die Aufrufe von {0} an {1} einen Bulkhead haben. Ohne ihn nimmt das langsamste Ziel alle Threads und Verbindungen ein.',
  '{0} calls at once, {1} queued, for each target of {2}': '{0} Aufrufe gleichzeitig, {1} in der Schlange, je Ziel von {2}',
  'Give each call its own bulkhead': 'Jedem Aufruf einen eigenen Bulkhead geben',
  '{0} has no circuit breaker': '{0} hat keinen Circuit Breaker',
  '{0} makes {1} without a circuit breaker': '{0} macht ohne Circuit Breaker {1}',
  'When {0} is down, every request of {1} still goes there and waits out its timeout, and the target gets no pause in which to recover. {2}':
    'Fällt {0} aus, geht jede Anfrage von {1} trotzdem dorthin und wartet ihren Timeout ab, und das Ziel bekommt keine Pause, um sich zu erholen. {2}',
  'When {0} are down, every request of {1} still goes there and waits out its timeout, and the targets get no pause in which to recover. {2}':
    'Fallen {0} aus, geht jede Anfrage von {1} trotzdem dorthin und wartet ihren Timeout ab, und die Ziele bekommen keine Pause, um sich zu erholen. {2}',
  'Does {0} stop calling {1} when it keeps failing?': 'Hört {0} auf, {1} aufzurufen, wenn Aufrufe dauernd scheitern?',
  'Does {0} stop calling {1} when they keep failing?': 'Hört {0} auf, {1} aufzurufen, wenn Aufrufe dauernd scheitern?',
  'The source that this was imported from does not say whether one call of {0} has a circuit breaker. {1}':
    'Aus der importierten Quelle geht nicht hervor, ob ein Aufruf von {0} einen Circuit Breaker hat. {1}',
  'The source that this was imported from does not say whether {0} of {1} have a circuit breaker. {2}':
    'Aus der importierten Quelle geht nicht hervor, ob {0} von {1} einen Circuit Breaker haben. {2}',
  '{0} is the way in: what blocks it blocks everybody.': '{0} ist der Weg hinein: Was hier blockiert, blockiert alle.',
  'Nobody here can repair {0}.': '{0} kann hier niemand reparieren.',
  'Another bounded context fails, deploys and recovers on its own schedule.':
    'Ein anderer Bounded Context fällt nach eigenem Plan aus, rollt nach eigenem Plan aus und erholt sich nach eigenem Plan.',
  'Add a breaker and a fallback': 'Circuit Breaker und Fallback hinzufügen',
  'Add a breaker and a fallback to each call': 'Jedem Aufruf Circuit Breaker und Fallback geben',
  'A breaker and a fallback for every call of {0}': 'Circuit Breaker und Fallback für jeden Aufruf von {0}',
  '{0} has no dead-letter queue': '{0} hat keine Dead-Letter-Queue',
  'A message on {0} that {1} cannot handle, because it is malformed or a bug is in the way, has nowhere to go. {2}':
    'Eine Nachricht auf {0}, die sich bei {1} nicht verarbeiten lässt, weil sie fehlerhaft oder ein Bug im Weg ist, kann nirgendwohin. {2}',
  'It comes back for ever, and what is behind it waits; or it is dropped, and nobody knows what was lost.':
    'Sie kommt ewig wieder, und was dahinter steht, wartet; oder sie wird verworfen, und niemand weiß, was verloren ging.',
  'After one delivery it is dropped, and nobody knows what was lost.':
    'Nach einer einzigen Zustellung wird sie verworfen, und niemand weiß, was verloren ging.',
  'After {0} it is dropped, and nobody knows what was lost.': 'Nach {0} wird sie verworfen, und niemand weiß, was verloren ging.',
  'one delivery': 'eine Zustellung',
  deliveries: 'Zustellungen',
  'Where do messages of {0} go that {1} cannot handle?': 'Wohin gehen Nachrichten von {0}, die bei {1} scheitern?',
  'The source that this was imported from does not say whether {0} has a dead-letter queue. Without one a message that cannot be handled blocks those behind it, or is lost.':
    'Aus der importierten Quelle geht nicht hervor, ob {0} eine Dead-Letter-Queue hat. Ohne sie blockiert eine Nachricht, die sich nicht verarbeiten lässt, alle dahinter oder geht verloren.',
  'Add {0}': '{0} hinzufügen',
  'Send them to {0}, too': 'Sie ebenfalls an {0} schicken',
  'Does {0} answer health checks?': 'Beantwortet {0} Health Checks?',
  'Do {0} answer health checks?': 'Beantworten {0} Health Checks?',
  'The source that this was imported from does not say whether {0} can be asked if they are able to work.':
    'Aus der importierten Quelle geht nicht hervor, ob es für {0} Health Checks gibt.',
  '{0} has no health check': '{0} hat keinen Health Check',
  '{0} have no health check': '{0} haben keinen Health Check',
  'When an instance of {0} hangs or has lost its database, nothing notices: requests go on being sent to it, and nobody restarts it.':
    'Hängt eine Instanz von {0} oder hat ihre Datenbank verloren, bemerkt es nichts: Anfragen gehen weiter dorthin, und niemand startet sie neu.',
  '{0} limits nothing that {1} asks for': '{0} begrenzt nichts, was {1} verlangt',
  '{0} limits nothing that {1} ask for': '{0} begrenzt nichts, was {1} verlangen',
  '{0} may call {1} as often as it likes. One client with a bug in a loop, or one that means harm, takes the capacity of all others, and nothing in front of {2} can say “not now”.{3}':
    '{0} darf {1} beliebig oft aufrufen. Ein einziger Client mit einem Bug in einer Schleife oder mit böser Absicht nimmt allen anderen die Kapazität, und nichts vor {2} kann „jetzt nicht“ sagen.{3}',
  '{0} may call {1} as often as they like. One client with a bug in a loop, or one that means harm, takes the capacity of all others, and nothing in front of {2} can say “not now”.{3}':
    '{0} dürfen {1} beliebig oft aufrufen. Ein einziger Client mit einem Bug in einer Schleife oder mit böser Absicht nimmt allen anderen die Kapazität, und nichts vor {2} kann „jetzt nicht“ sagen.{3}',
  ' It can take {0} requests a second.': ' Möglich sind {0} Anfragen pro Sekunde.',
  'Does {0} limit how often {1} may call?': 'Begrenzt {0} die Aufrufe von {1}?',
  'The source that this was imported from does not say whether there is a rate limit in front of {0}. Without one a single client can take the capacity of all others.':
    'Aus der importierten Quelle geht nicht hervor, ob vor {0} eine Ratenbegrenzung steht. Ohne sie kann ein einziger Client allen anderen die Kapazität nehmen.',
  '{0} requests a second at {1}': '{0} Anfragen pro Sekunde bei {1}',
  '{0} requests a second for one caller of {1}': '{0} Anfragen pro Sekunde für einen Aufrufer von {1}',
  '{0} requests a second for {1} of {2}': '{0} Anfragen pro Sekunde für {1} von {2}',
  'one caller': 'ein Aufrufer',
  callers: 'Aufrufer',
  '{0} has no timeout': '{0} hat keinen Timeout',
  '{0} makes {1} without a timeout': '{0} macht ohne Timeout {1}',
  'When {0} hangs, every request of {1} that needs the answer waits for ever and keeps its thread and connection. {2} runs out of both and stops answering {3}.':
    'Hängt {0}, wartet jede Anfrage von {1}, die die Antwort braucht, ewig und hält Thread und Verbindung fest. Beides geht {2} aus, und für {3} kommt keine Antwort mehr.',
  'When {0} hang, every request of {1} that needs the answer waits for ever and keeps its thread and connection. {2} runs out of both and stops answering {3}.':
    'Hängen {0}, wartet jede Anfrage von {1}, die eine Antwort braucht, ewig und hält Thread und Verbindung fest. Beides geht {2} aus, und für {3} kommt keine Antwort mehr.',
  'Does {0} give up on {1} after some time?': 'Gibt {0} {1} nach einiger Zeit auf?',
  'The source that this was imported from does not say whether one call of {0} has a timeout. Without one, a target that hangs makes {1} hang.':
    'Aus der importierten Quelle geht nicht hervor, ob ein Aufruf von {0} einen Timeout hat. Ohne ihn bringt ein hängendes Ziel auch {1} zum Hängen.',
  'The source that this was imported from does not say whether {0} of {1} have a timeout. Without one, a target that hangs makes {2} hang.':
    'Aus der importierten Quelle geht nicht hervor, ob {0} von {1} einen Timeout haben. Ohne ihn bringt ein hängendes Ziel auch {2} zum Hängen.',
  'its own callers': 'die eigenen Aufrufer',
  'Every call of {0} gives up after {1}': 'Jeder Aufruf von {0} gibt nach {1} auf',
  '{0}, and tell {1} how long': '{0}, und {1} sagen, wie lange',
  'Give up after {0}': 'Nach {0} aufgeben',
  'Set a timeout on each call, {0}': 'Jedem Aufruf einen Timeout geben: {0}',
  'Set a timeout on each call, from {0} to {1}': 'Jedem Aufruf einen Timeout geben: {0} bis {1}',
  '{0} orchestrates a saga over {1}': '{0} orchestriert eine Saga über {1}',
  '{0} publishes what happened, {1} follow': '{0} veröffentlicht, was geschehen ist, {1} folgen',
  '{0} changes {1} without a saga': '{0} ändert {1} ohne Saga',
  '{0} commands {1}, which are {2} in other bounded contexts. When {3} fails, what {4} did stays done, and nothing says that it has to be undone.':
    '{0} erteilt {1} Kommandos: {2} in anderen Bounded Contexts. Scheitert {3}, bleibt bestehen, was bei {4} getan ist, und nirgends steht, dass es rückgängig zu machen ist.',
  'one transaction': 'eine Transaktion',
  transactions: 'Transaktionen',
  'Does {0} change something at {1}?': 'Ändert {0} etwas bei {1}?',
  'The source that this was imported from does not say what one call of {0} to other bounded contexts does. If more than one of them changes something, nothing brings the first back when the second fails.':
    'Aus der importierten Quelle geht nicht hervor, was ein Aufruf von {0} an andere Bounded Contexts tut. Ändert mehr als einer davon etwas, holt nichts das erste zurück, wenn das zweite scheitert.',
  'The source that this was imported from does not say what {0} of {1} to other bounded contexts do. If more than one of them changes something, nothing brings the first back when the second fails.':
    'Aus der importierten Quelle geht nicht hervor, was {0} von {1} an andere Bounded Contexts tun. Ändert mehr als einer davon etwas, holt nichts das erste zurück, wenn das zweite scheitert.',
  'Do the calls of {0} travel together?': 'Reisen die Aufrufe von {0} gemeinsam?',
  '{0} needs {1} for each item of a list. The source that this was imported from does not say whether it asks for all of them at once.':
    '{0} braucht {1} für jeden Eintrag einer Liste. Aus der importierten Quelle geht nicht hervor, ob alle auf einmal erfragt werden.',
  ' At {0} each, a list of 100 waits {1} for {2} alone.': ' Bei je {0} wartet eine Liste mit 100 Einträgen {1} allein auf {2}.',
  '{0} is called once for each item': '{0} wird je Eintrag einmal aufgerufen',
  'To answer one request, {0} calls {1} once for each item of a list, one by one. The answer gets slower with every item, and one request for a long list floods {2}.{3}':
    'Um eine Anfrage zu beantworten, ruft {0} {1} für jeden Eintrag einer Liste einmal auf, einen nach dem anderen. Mit jedem Eintrag wird die Antwort langsamer, und eine einzige Anfrage nach einer langen Liste flutet {2}.{3}',
  '{0} asks {1} once for all items': '{0} fragt {1} einmal nach allen Einträgen',
  '{0} keeps what it shows of {1}, fed by events': '{0} hält, was es von {1} zeigt, gefüllt durch Ereignisse',
  '{0} has {1} and no data of its own': '{0} hat {1} und keine eigenen Daten',
  'one operation': 'eine Operation',
  operations: 'Operationen',
  '{0} only talks to {1} in {2}. It is built, released, watched and called over the network for {3}, and cannot be changed without it.':
    '{0} spricht in {2} nur mit {1}. Gebaut, ausgerollt, überwacht und über das Netz aufgerufen wird das alles für {3}, und ohne diesen Nachbarn lässt sich nichts ändern.',
  '{0} only talks to {1} in {2}. It is built, released, watched and called over the network for {3}, and cannot be changed without them.':
    '{0} spricht in {2} nur mit {1}. Gebaut, ausgerollt, überwacht und über das Netz aufgerufen wird das alles für {3}, und ohne diese Nachbarn lässt sich nichts ändern.',
  'Is a request traced through {0}?': 'Lässt sich eine Anfrage durch {0} verfolgen?',
  'The source that this was imported from does not say whether {0} of {1} services report spans. Where one does not, the trace of a request ends.':
    'Aus der importierten Quelle geht nicht hervor, ob {0} von {1} Services Spans melden. Wo einer das nicht tut, endet die Spur einer Anfrage.',
  '{0} has no distributed tracing': '{0} hat kein verteiltes Tracing',
  '{0} have no distributed tracing': '{0} haben kein verteiltes Tracing',
  '{0} of {1} services record no spans. When a request through them is slow or fails, their logs cannot be put together, and nobody sees in which of them the time went.':
    '{0} von {1} Services zeichnen keine Spans auf. Ist eine Anfrage durch sie langsam oder scheitert, lassen sich ihre Protokolle nicht zusammenführen, und niemand sieht, wo die Zeit geblieben ist.',
  '{0} has {1}: {2}': '{0} hat {1}: {2}',
  'one owner': 'eine verantwortliche Stelle',
  owners: 'Verantwortliche',
  '{0} both own {1}. Every change to it waits for {2} plans, each can break what another has just released, and when it fails at night nobody is the one who is called.':
    '{0} sind beide für {1} verantwortlich. Jede Änderung wartet auf {2} Pläne, jedes Team kann brechen, was das andere gerade ausgerollt hat, und nachts ist niemand zuständig.',
  '{0} all own {1}. Every change to it waits for {2} plans, each can break what another has just released, and when it fails at night nobody is the one who is called.':
    '{0} sind alle für {1} verantwortlich. Jede Änderung wartet auf {2} Pläne, jedes Team kann brechen, was ein anderes gerade ausgerollt hat, und nachts ist niemand zuständig.',
  'Which team owns {0}?': 'Welches Team ist für {0} verantwortlich?',
  '{0} has no owner': 'Für {0} ist niemand verantwortlich',
  'The source that this was imported from does not say who owns {0}. The design has {1}, and a service without an owner is changed by all and repaired by none.':
    'Aus der importierten Quelle geht nicht hervor, wer für {0} verantwortlich ist. Der Entwurf hat {1}; einen Service ohne Verantwortliche ändern alle und repariert niemand.',
  'one team': 'ein Team',
  teams: 'Teams',
  'The design has {0}, and none of them owns {1} or its bounded context. A service without an owner is changed by all and repaired by none.':
    'Der Entwurf hat {0}, und keines ist für {1} oder den Bounded Context verantwortlich. Einen Service ohne Verantwortliche ändern alle und repariert niemand.',
  '{0} owns {1}': '{0} ist für {1} verantwortlich',
  '{0} is not encrypted': '{0} ist nicht verschlüsselt',
  '{0} exchanges plain text with {1}': '{0} tauscht Klartext aus mit {1}',
  'one outsider': 'ein Außenstehender',
  outsiders: 'Außenstehenden',
  'What goes between {0} and {1} leaves our network with TLS off: whoever sits in between reads passwords, tokens and data, and changes them unseen.':
    'Was zwischen {0} und {1} läuft, verlässt unser Netz mit ausgeschaltetem TLS: Wer dazwischensitzt, liest Passwörter, Tokens und Daten und ändert sie unbemerkt.',
  'What goes between {0} and {1} leaves our network and nobody designed TLS for it: whoever sits in between reads passwords, tokens and data, and changes them unseen.':
    'Was zwischen {0} und {1} läuft, verlässt unser Netz, und niemand hat TLS dafür vorgesehen: Wer dazwischensitzt, liest Passwörter, Tokens und Daten und ändert sie unbemerkt.',
  'What goes on {0} between {1} and {2} leaves our network with TLS off: whoever sits in between reads passwords, tokens and data, and changes them unseen.':
    'Was über {0} zwischen {1} und {2} läuft, verlässt unser Netz mit ausgeschaltetem TLS: Wer dazwischensitzt, liest Passwörter, Tokens und Daten und ändert sie unbemerkt.',
  'one way': 'ein Weg',
  ways: 'Wege',
  'What goes on {0} between {1} and {2} leaves our network and nobody designed TLS for it: whoever sits in between reads passwords, tokens and data, and changes them unseen.':
    'Was über {0} zwischen {1} und {2} läuft, verlässt unser Netz, und niemand hat TLS dafür vorgesehen: Wer dazwischensitzt, liest Passwörter, Tokens und Daten und ändert sie unbemerkt.',
  'Is what {0} exchanges with {1} encrypted?': 'Ist verschlüsselt, was {0} mit {1} austauscht?',
  'The source that this was imported from does not say whether one way between {0} and the outside uses TLS.':
    'Aus der importierten Quelle geht nicht hervor, ob ein Weg zwischen {0} und der Außenwelt TLS nutzt.',
  'The source that this was imported from does not say whether {0} between {1} and the outside use TLS.':
    'Aus der importierten Quelle geht nicht hervor, ob {0} zwischen {1} und der Außenwelt TLS nutzen.',
  'the platform': 'die Plattform',
  'Use TLS between {0} and {1}': 'TLS zwischen {0} und {1} nutzen',
  'Let {0} encrypt everything': 'Alles durch {0} verschlüsseln',
  '{0} sends messages to {1} by name': '{0} schickt Nachrichten an {1}, jeweils mit Namen',
  '{0} addresses {1} one by one. It has to know all who listen: each new listener is a change of {2}, and when one of them is away {3} has to keep its messages.':
    '{0} spricht {1} einzeln an. Alle, die zuhören, müssen bekannt sein: Jeder neue Zuhörer ist eine Änderung an {2}, und fehlt einer, muss {3} dessen Nachrichten aufheben.',
  '{0} publishes to a topic, {1} subscribe': '{0} veröffentlicht in ein Topic, {1} abonnieren es',
  '{0} for {1}, and no reason is recorded': '{0} für {1}, und kein Grund ist festgehalten',
  'one person': 'eine Person',
  people: 'Personen',
  'one business service': 'ein fachlicher Service',
  'business services': 'fachliche Services',
  '{0} has one service and {1} to build, release and watch it. No need for scale, isolation, regulation or independent teams is recorded.':
    '{0} hat einen einzigen Service und {1}, um ihn zu bauen, auszurollen und zu überwachen. Festgehalten ist kein Bedarf an Skalierung, Isolation, Regulierung oder unabhängigen Teams.',
  '{0} has {1} and {2} to build, release and watch them. No need for scale, isolation, regulation or independent teams is recorded.':
    '{0} hat {1} und {2}, um sie zu bauen, auszurollen und zu überwachen. Festgehalten ist kein Bedarf an Skalierung, Isolation, Regulierung oder unabhängigen Teams.',
  'With fewer than five services and fewer than {0} people a modular monolith costs less, and its modules can still become services when there is a reason.':
    'Mit weniger als fünf Services und weniger als {0} Menschen kostet ein modularer Monolith weniger, und seine Module können noch immer zu Services werden, wenn es einen Grund gibt.',
  'With fewer than {0} people a modular monolith costs less, and its modules can still become services when there is a reason.':
    'Mit weniger als {0} Menschen kostet ein modularer Monolith weniger, und seine Module können noch immer zu Services werden, wenn es einen Grund gibt.',
  'One deployable with {0}': 'Eine Deployment-Einheit, darin {0}',
  'one module': 'ein Modul',
  modules: 'Module',
  '{0} takes in {1}': '{0} nimmt {1} auf',
  '{0}: one request becomes up to {1}': '{0}: Aus einer Anfrage werden bis zu {1}',
  '{0}: one request becomes requests without end': '{0}: Aus einer Anfrage werden endlos viele',
  '{0} retry the same request: {1} attempts along {2}. When {3} fails, one request of {4} becomes up to {5} requests there, just when it can take least, and all of {6} wait for them.':
    '{0} wiederholen dieselbe Anfrage: {1} Versuche entlang {2}. Scheitert {3}, werden dort aus einer Anfrage von {4} bis zu {5} Anfragen, gerade wenn am wenigsten geht, und alle von {6} warten darauf.',
  'one layer': 'eine Ebene',
  layers: 'Ebenen',
  '{0} retry the same request: {1} attempts along {2}. When {3} fails, one request of {4} becomes requests without end there, just when it can take least, and all of {5} wait for them.':
    '{0} wiederholen dieselbe Anfrage: {1} Versuche entlang {2}. Scheitert {3}, werden dort aus einer Anfrage von {4} endlos viele, gerade wenn am wenigsten geht, und alle von {5} warten darauf.',
  'Retry only next to the fault, not at {0}': 'Nur direkt neben der Störung wiederholen, nicht bei {0}',
  '{0} times': '{0}-mal',
  'any number of times': 'beliebig oft',
  ' Nobody has said that it only asks for something.': ' Niemand hat gesagt, dass damit nur etwas erfragt wird.',
  '{0} is retried and not idempotent': '{0} wird wiederholt und ist nicht idempotent',
  '{0} retries {1} that are not idempotent': '{0} wiederholt {1}, die nicht idempotent sind',
  'When an answer of {0} is late or lost, the work may be done all the same. {1} tries again, and it is done up to {2}; nothing tells {3} that it is the same request.{4}':
    'Verspätet sich eine Antwort von {0} oder geht verloren, kann die Arbeit trotzdem getan sein. {1} versucht es erneut, und sie wird bis zu {2} getan; nichts sagt {3}, dass es dieselbe Anfrage ist.{4}',
  'When an answer of {0} is late or lost, the work may be done all the same. {1} tries again, and it is done up to {2}; nothing tells them that it is the same request.{3}':
    'Verspätet sich eine Antwort von {0} oder geht verloren, kann die Arbeit trotzdem getan sein. {1} versucht es erneut, und sie wird bis zu {2} getan; nichts sagt ihnen, dass es dieselbe Anfrage ist.{3}',
  'May {0} repeat what it asks of {1}?': 'Darf {0} wiederholen, was von {1} verlangt wird?',
  '{0} retries one call, and the source that this was imported from does not say whether doing it twice has the effect of doing it once. If not, a late answer of {1} means that it is done again.':
    '{0} wiederholt einen Aufruf, und aus der importierten Quelle geht nicht hervor, ob zweimal tun dieselbe Wirkung hat wie einmal. Wenn nicht, bedeutet eine späte Antwort von {1}, dass es noch einmal getan wird.',
  '{0} retries {1}, and the source that this was imported from does not say whether doing it twice has the effect of doing it once. If not, a late answer of {2} means that it is done again.':
    '{0} wiederholt {1}, und aus der importierten Quelle geht nicht hervor, ob zweimal tun dieselbe Wirkung hat wie einmal. Wenn nicht, bedeutet eine späte Antwort von {2}, dass es noch einmal getan wird.',
  '{0} recognises a repeated request by its key': 'Wiederholte Anfragen am Schlüssel erkennen: {0}',
  '{0} tries once and says when that failed': '{0} versucht es einmal und sagt, wenn das scheitert',
  'without a wait': 'ohne Wartezeit',
  'without jitter': 'ohne Jitter',
  'without backoff or jitter': 'ohne Backoff oder Jitter',
  'up to {0} times': 'bis zu {0}-mal',
  'again and again': 'immer wieder',
  '{0} is retried {1}': '{0} wird {1} wiederholt',
  '{0} retries {1} {2}': '{0} wiederholt {1} {2}',
  'When {0} stumbles, every request that it fails comes back at once, {1}: the load grows just when {2} can take least. With waits that grow and are drawn by lot, the same retries arrive spread over time.':
    'Gerät {0} ins Stocken, kommt jede gescheiterte Anfrage sofort zurück, {1}: Die Last wächst, gerade wenn {2} am wenigsten verträgt. Mit wachsenden, ausgelosten Wartezeiten verteilen sich dieselben Wiederholungen über die Zeit.',
  'When {0} stumbles, all callers that it failed wait for the same time and come back together, {1}: one wave after the other. With waits that grow and are drawn by lot, the same retries arrive spread over time.':
    'Gerät {0} ins Stocken, warten alle gescheiterten Aufrufer gleich lang und kommen gemeinsam zurück, {1}: eine Welle nach der anderen. Mit wachsenden, ausgelosten Wartezeiten verteilen sich dieselben Wiederholungen über die Zeit.',
  'When {0} stumble, every request that it fails comes back at once, {1}: the load grows just when {2} can take least. With waits that grow and are drawn by lot, the same retries arrive spread over time.':
    'Geraten {0} ins Stocken, kommt jede gescheiterte Anfrage sofort zurück, {1}: Die Last wächst, gerade wenn {2} am wenigsten vertragen. Mit wachsenden, ausgelosten Wartezeiten verteilen sich dieselben Wiederholungen über die Zeit.',
  'When {0} stumble, all callers that it failed wait for the same time and come back together, {1}: one wave after the other. With waits that grow and are drawn by lot, the same retries arrive spread over time.':
    'Geraten {0} ins Stocken, warten alle gescheiterten Aufrufer gleich lang und kommen gemeinsam zurück, {1}: eine Welle nach der anderen. Mit wachsenden, ausgelosten Wartezeiten verteilen sich dieselben Wiederholungen über die Zeit.',
  'Does {0} spread its retries of {1} over time?': 'Verteilt {0} die Wiederholungen an {1} über die Zeit?',
  'The source that this was imported from says that {0} retries, and not how long it waits. Without backoff and jitter all callers come back to {1} at the same moment.':
    'Aus der importierten Quelle geht hervor, dass {0} wiederholt, aber nicht, wie lange dazwischen gewartet wird. Ohne Backoff und Jitter kommen alle Aufrufer im selben Moment zu {1} zurück.',
  'Wait twice as long each time, drawn by lot': 'Jedes Mal doppelt so lange warten, ausgelost',
  '{0} undoes dependent steps of {1} at the same time': '{0} macht abhängige Schritte von {1} gleichzeitig rückgängig',
  '{0} and {1} run at the same time at {2}, although {3} came after {4} there.': '{0} und {1} laufen gleichzeitig bei {2}, obwohl dort {3} nach {4} kam.',
  'whatever undoes {0}': 'was {0} rückgängig macht',
  '{0} compensates in the order in which it acted': '{0} kompensiert in der Reihenfolge, in der gehandelt wurde',
  '{0} runs before {1}, although {2} came after {3} and was built on it.': 'Erst {0}, dann {1}, obwohl {2} nach {3} kam und darauf aufbaut.',
  '{0} What a later step needs is gone when its own compensation runs, which then fails or undoes the wrong thing.':
    '{0} Was ein späterer Schritt braucht, ist fort, wenn seine eigene Kompensation läuft; sie scheitert dann oder macht das Falsche rückgängig.',
  'In which order does {0} compensate?': 'In welcher Reihenfolge kompensiert {0}?',
  'The source that this was imported from does not say in which order {0} of {1} run. Only the reverse order is safe without knowing more.':
    'Aus der importierten Quelle geht nicht hervor, in welcher Reihenfolge {0} von {1} laufen. Nur die umgekehrte ist sicher, solange nicht mehr bekannt ist.',
  'one compensation': 'eine Kompensation',
  compensations: 'Kompensationen',
  'Compensate in reverse, {0} first': 'Umgekehrt kompensieren, {0} zuerst',
  'the last': 'das Letzte',
  'How is {0} undone in {1}?': 'Was macht {0} in {1} rückgängig?',
  'The source that this was imported from does not say how one step of {0} is compensated when a later one fails.':
    'Aus der importierten Quelle geht nicht hervor, wie ein Schritt von {0} kompensiert wird, wenn ein späterer scheitert.',
  'The source that this was imported from does not say how {0} of {1} are compensated when a later one fails.':
    'Aus der importierten Quelle geht nicht hervor, wie {0} von {1} kompensiert werden, wenn ein späterer scheitert.',
  'one step': 'ein Schritt',
  steps: 'Schritte',
  '{0} cannot undo {1}': '{0} kann {1} nicht rückgängig machen',
  '{0} changes something at {1} and has no compensation. When {2} fails, it stays done, and somebody has to find and mend it by hand.':
    '{0} ändert etwas bei {1} und hat keine Kompensation. Scheitert {2}, bleibt es getan, und jemand muss es von Hand finden und richten.',
  '{0} change something and have no compensation. When {1} fails, they stay done, and somebody has to find and mend it by hand.':
    '{0} ändern etwas und haben keine Kompensation. Scheitert {1}, bleibt es getan, und jemand muss es von Hand finden und richten.',
  'a step beside it': 'ein Schritt daneben',
  'Compensate with {0}': 'Kompensieren mit {0}',
  '{0} has one unsafe step': '{0} hat einen unsicheren Schritt',
  '{0} has {1}': '{0} hat {1}',
  'one unsafe step': 'ein unsicherer Schritt',
  'unsafe steps': 'unsichere Schritte',
  '{0}: {1} is not idempotent': '{0}: {1} ist nicht idempotent',
  '{0}: {1} are not idempotent': '{0}: {1} sind nicht idempotent',
  '{0}: {1} is retried for ever': '{0}: {1} wird ewig wiederholt',
  '{0}: {1} are retried for ever': '{0}: {1} werden ewig wiederholt',
  '{0}: {1} is a second pivot': '{0}: {1} ist ein zweiter Pivot',
  '{0}: {1} are pivots beside the first': '{0}: {1} sind Pivots neben dem ersten',
  '{0}: {1} cannot be undone after the pivot': '{0}: kein Zurück nach dem Pivot für {1}',
  '{0}: {1} is retriable before the pivot': '{0}: {1} wird vor dem Pivot bis zum Erfolg wiederholt',
  '{0}: {1} are retriable before the pivot': '{0}: {1} werden vor dem Pivot bis zum Erfolg wiederholt',
  '{0} has its effect again whenever it is repeated, which a timeout, a restart or a second delivery does.':
    '{0} wirkt bei jeder Wiederholung erneut, und die kommt durch einen Timeout, einen Neustart oder eine zweite Zustellung.',
  '{0} have their effects again whenever one is repeated, which a timeout, a restart or a second delivery does.':
    '{0} wirken bei jeder Wiederholung erneut, und die kommt durch einen Timeout, einen Neustart oder eine zweite Zustellung.',
  '{0} never gives up: while the cause lasts, the saga goes neither on nor back, what it holds stays held, and nobody is called.':
    '{0} gibt nie auf: Solange die Ursache besteht, geht die Saga weder vor noch zurück, was sie hält, bleibt gehalten, und niemand wird gerufen.',
  '{0} never give up: while the cause lasts, the saga goes neither on nor back, what it holds stays held, and nobody is called.':
    '{0} geben nie auf: Solange die Ursache besteht, geht die Saga weder vor noch zurück, was sie hält, bleibt gehalten, und niemand wird gerufen.',
  'With {0} there are {1} of no return: when the later fails, what stands before it can no longer be undone.':
    'Mit {0} gibt es {1} ohne Wiederkehr: Scheitert der spätere, lässt sich nicht mehr rückgängig machen, was davor steht.',
  'one point': 'ein Punkt',
  points: 'Punkte',
  '{0} is meant to be compensated, but after the pivot nothing is: a failure there has to be retried until it works.':
    '{0} soll kompensiert werden, doch nach dem Pivot wird nichts kompensiert: Was dort scheitert, muss wiederholt werden, bis es gelingt.',
  '{0} are meant to be compensated, but after the pivot nothing is: a failure there has to be retried until it works.':
    '{0} sollen kompensiert werden, doch nach dem Pivot wird nichts kompensiert: Was dort scheitert, muss wiederholt werden, bis es gelingt.',
  '{0} is retried until it works and not undone, although a later step can still fail and send the saga back.':
    '{0} wird bis zum Erfolg wiederholt und nicht rückgängig gemacht, obwohl ein späterer Schritt noch scheitern und die Saga zurückschicken kann.',
  '{0} are retried until it works and not undone, although a later step can still fail and send the saga back.':
    '{0} werden bis zum Erfolg wiederholt und nicht rückgängig gemacht, obwohl ein späterer Schritt noch scheitern und die Saga zurückschicken kann.',
  'Is {0} of {1} idempotent?': 'Ist {0} von {1} idempotent?',
  'Are {0} of {1} idempotent?': 'Sind {0} von {1} idempotent?',
  'The source that this was imported from does not say whether one step of {0} may be repeated. A timeout, a restart or a second delivery repeats them.':
    'Aus der importierten Quelle geht nicht hervor, ob ein Schritt von {0} wiederholt werden darf. Ein Timeout, ein Neustart oder eine zweite Zustellung wiederholt ihn.',
  'The source that this was imported from does not say whether {0} of {1} may be repeated. A timeout, a restart or a second delivery repeats them.':
    'Aus der importierten Quelle geht nicht hervor, ob {0} von {1} wiederholt werden dürfen. Ein Timeout, ein Neustart oder eine zweite Zustellung wiederholt sie.',
  'make {0} idempotent': 'idempotent machen: {0}',
  'give {0} up after {1}': 'nach {1} aufgeben: {0}',
  'one retry': 'eine Wiederholung',
  retries: 'Wiederholungen',
  'retry {0} until it works': 'wiederholen, bis es gelingt: {0}',
  'compensate {0}': 'kompensieren: {0}',
  'its coordinator': 'der Koordinator',
  'Where does {0} keep its state?': 'Wo hält {0} den Zustand?',
  'The source that this was imported from does not say where {0} keeps how far it is. If only {1} knows, a restart in the middle of its one step forgets it.':
    'Aus der importierten Quelle geht nicht hervor, wo {0} festhält, wie weit sie ist. Weiß es nur {1}, ist es nach einem Neustart mitten in ihrem einzigen Schritt vergessen.',
  'The source that this was imported from does not say where {0} keeps how far it is. If only {1} knows, a restart in the middle of its {2} forgets it.':
    'Aus der importierten Quelle geht nicht hervor, wo {0} festhält, wie weit sie ist. Weiß es nur {1}, ist es nach einem Neustart vergessen, so viele Schritte es auch sind ({2}).',
  '{0} keeps its state in {1}, a cache': '{0} hält den Zustand in {1}, einem Cache',
  'A cache drops what it has no room for, and all of it when it restarts. When {0} does so after {1} and before {2}, nothing knows that {3} was on its way through its {4}: it is neither finished nor compensated, and somebody has to find and mend it by hand.':
    'Ein Cache verwirft, wofür er keinen Platz hat, und beim Neustart alles. Tut {0} das nach {1} und vor {2}, weiß nichts mehr, dass {3} unterwegs war ({4}): Sie ist weder beendet noch kompensiert, und jemand muss es von Hand finden und richten.',
  '{0} keeps its state in memory only': '{0} hält den Zustand nur im Arbeitsspeicher',
  'When {0} restarts after {1} and before {2}, nothing knows that {3} was on its way through its {4}: it is neither finished nor compensated, and somebody has to find and mend it by hand.':
    'Startet {0} nach {1} und vor {2} neu, weiß nichts mehr, dass {3} unterwegs war ({4}): Sie ist weder beendet noch kompensiert, und jemand muss es von Hand finden und richten.',
  '{0} keeps it in {1}': '{0} hält ihn in {1}',
  'Keep it in a new store, {0}': 'In einem neuen Speicher halten, {0}',
  '{0} keeps it in a new store, {1}': '{0} hält ihn in einem neuen Speicher, {1}',
  '{0} gets its own store, fed by {1}': '{0} bekommt einen eigenen Speicher, gefüllt durch {1}',
  '{0} get stores of their own, fed by {1}': '{0} bekommen eigene Speicher, gefüllt durch {1}',
  '{0} gets its own store, with data of its own': '{0} bekommt einen eigenen Speicher mit eigenen Daten',
  '{0} get stores of their own, with data of their own': '{0} bekommen eigene Speicher mit eigenen Daten',
  '{0} owns the data, {1} calls it': '{0} besitzt die Daten, {1} ruft auf',
  '{0} owns the data, {1} call it': '{0} besitzt die Daten, {1} rufen auf',
  '{0} own the data, {1} calls them': '{0} besitzen die Daten, {1} ruft auf',
  '{0} own the data, {1} call them': '{0} besitzen die Daten, {1} rufen auf',
  '{0} is written by {1}': '{0} wird von {1} beschrieben',
  '{0} is reached from {1}': '{0} wird aus {1} erreicht',
  '{0} is reached by services of {1}': '{0} wird von Services aus {1} erreicht',
  '{0} is shared by {1}': '{0} wird von {1} geteilt',
  '{0} in {1}': '{0} in {1}',
  '{0} writes {1}.': '{0} schreibt {1}.',
  '{0} both write {1}.': '{0} schreiben beide {1}.',
  '{0} all write {1}.': '{0} schreiben alle {1}.',
  '{0} reads {1}.': '{0} liest {1}.',
  '{0} both read {1}.': '{0} lesen beide {1}.',
  '{0} all read {1}.': '{0} lesen alle {1}.',
  '{0} writes, and {1} reads {2}.': '{0} schreibt und {1} liest {2}.',
  '{0} writes, and {1} both read {2}.': '{0} schreibt, und {1} lesen beide {2}.',
  '{0} writes, and {1} all read {2}.': '{0} schreibt, und {1} lesen alle {2}.',
  '{0} both write, and {1} reads {2}.': '{0} schreiben beide, und {1} liest {2}.',
  '{0} both write, and {1} both read {2}.': '{0} schreiben beide, und {1} lesen beide {2}.',
  '{0} both write, and {1} all read {2}.': '{0} schreiben beide, und {1} lesen alle {2}.',
  '{0} all write, and {1} reads {2}.': '{0} schreiben alle, und {1} liest {2}.',
  '{0} all write, and {1} both read {2}.': '{0} schreiben alle, und {1} lesen beide {2}.',
  '{0} all write, and {1} all read {2}.': '{0} schreiben alle, und {1} lesen alle {2}.',
  'A change to that table for one of them breaks the other team at run time, and neither can be released alone.':
    'Eine Änderung an dieser Tabelle für den einen bricht das andere Team zur Laufzeit, und keiner von beiden lässt sich allein ausrollen.',
  'A change to that table for one of them breaks the others at run time, and neither can be released alone.':
    'Eine Änderung an dieser Tabelle für den einen bricht den anderen zur Laufzeit, und keiner von beiden lässt sich allein ausrollen.',
  'A change to its schema for one of them breaks the other team at run time, and neither can be released alone.':
    'Eine Änderung am Schema für den einen bricht das andere Team zur Laufzeit, und keiner von beiden lässt sich allein ausrollen.',
  'A change to its schema for one of them breaks the others at run time, and neither can be released alone.':
    'Eine Änderung am Schema für den einen bricht den anderen zur Laufzeit, und keiner von beiden lässt sich allein ausrollen.',
  'A change to that table for one of them breaks the other team at run time, and none of them can be released alone.':
    'Eine Änderung an dieser Tabelle für den einen bricht die anderen Teams zur Laufzeit, und keiner davon lässt sich allein ausrollen.',
  'A change to that table for one of them breaks the others at run time, and none of them can be released alone.':
    'Eine Änderung an dieser Tabelle für den einen bricht die anderen zur Laufzeit, und keiner davon lässt sich allein ausrollen.',
  'A change to its schema for one of them breaks the other team at run time, and none of them can be released alone.':
    'Eine Änderung am Schema für den einen bricht die anderen Teams zur Laufzeit, und keiner davon lässt sich allein ausrollen.',
  'A change to its schema for one of them breaks the others at run time, and none of them can be released alone.':
    'Eine Änderung am Schema für den einen bricht die anderen zur Laufzeit, und keiner davon lässt sich allein ausrollen.',
  'Do {0} use the same tables of {1}?': 'Nutzen {0} dieselben Tabellen von {1}?',
  'The source that this was imported from shows that {0} reach {1}, and not which tables. Separate tables on one server are fine; a shared one couples both of them.':
    'Die importierte Quelle zeigt, dass {0} {1} erreichen, aber nicht, welche Tabellen. Getrennte Tabellen auf einem Server sind in Ordnung; eine gemeinsame koppelt beide.',
  'The source that this was imported from shows that {0} reach {1}, and not which tables. Separate tables on one server are fine; a shared one couples all of them.':
    'Die importierte Quelle zeigt, dass {0} {1} erreichen, aber nicht, welche Tabellen. Getrennte Tabellen auf einem Server sind in Ordnung; eine gemeinsame koppelt alle.',
  '{0} are released together as {1}': '{0} werden gemeinsam ausgerollt als {1}',
  '{0} are {1} in one unit of release, {2}. A change to either of them waits until both are ready, a rollback takes back both, and they scale and fail together.':
    '{0} sind {1} in einer Deployment-Einheit, {2}. Eine Änderung an einem davon wartet, bis beide bereit sind, ein Rollback nimmt beide zurück, und sie skalieren und scheitern gemeinsam.',
  '{0} are {1} in one unit of release, {2}. A change to any of them waits until all are ready, a rollback takes back all, and they scale and fail together.':
    '{0} sind {1} in einer Deployment-Einheit, {2}. Eine Änderung an einem davon wartet, bis alle bereit sind, ein Rollback nimmt alle zurück, und sie skalieren und scheitern gemeinsam.',
  '{0} are released each on their own': '{0} werden einzeln ausgerollt',
  'Its callers': 'Die Aufrufer',
  'Does {0} run in more than one instance?': 'Läuft {0} in mehr als einer Instanz?',
  '{0} knows {1} by a static address. The source that this was imported from does not say how many instances there are; an address does not follow them when they come and go.':
    '{0} kennt {1} unter einer festen Adresse. Aus der importierten Quelle geht nicht hervor, wie viele Instanzen es gibt; eine Adresse folgt ihnen nicht, wenn sie kommen und gehen.',
  '{0} know {1} by a static address. The source that this was imported from does not say how many instances there are; an address does not follow them when they come and go.':
    '{0} kennen {1} unter einer festen Adresse. Aus der importierten Quelle geht nicht hervor, wie viele Instanzen es gibt; eine Adresse folgt ihnen nicht, wenn sie kommen und gehen.',
  '{0} has {1} and a static address': '{0} hat {1} und eine feste Adresse',
  'one instance': 'eine Instanz',
  instances: 'Instanzen',
  '{0} knows {1} by a static address, while {2} instances of it come and go. A new one gets no work until somebody changes a configuration, and callers fail when the one they know goes.':
    '{0} kennt {1} unter einer festen Adresse, während {2} Instanzen davon kommen und gehen. Eine neue bekommt keine Arbeit, bis jemand eine Konfiguration ändert, und Aufrufer scheitern, wenn die bekannte geht.',
  '{0} know {1} by a static address, while {2} instances of it come and go. A new one gets no work until somebody changes a configuration, and callers fail when the one they know goes.':
    '{0} kennen {1} unter einer festen Adresse, während {2} Instanzen davon kommen und gehen. Eine neue bekommt keine Arbeit, bis jemand eine Konfiguration ändert, und Aufrufer scheitern, wenn die bekannte geht.',
  'A name of the platform or a load balancer stands before {0}': 'Ein Name der Plattform oder ein Load Balancer steht vor {0}',
  'Callers ask a registry for {0}': 'Aufrufer fragen eine Registry nach {0}',
  ' A cycle on the way counts as one.': ' Ein Kreis auf dem Weg zählt als einer.',
  '{0}: {1}': '{0}: {1}',
  '{0} synchronous hops': '{0} synchrone Sprünge',
  'A request to {0} waits for {1}, one behind the other: {2}. It is only answered when both are up, and when the last one is slow each of the others keeps a thread waiting.{3}':
    'Eine Anfrage an {0} wartet auf {1}, einen hinter dem anderen: {2}. Beantwortet wird sie nur, wenn beide erreichbar sind, und ist der letzte langsam, hält jeder der anderen einen wartenden Thread.{3}',
  'A request to {0} waits for {1}, one behind the other: {2}. It is only answered when all {3} are up, and when the last one is slow each of the others keeps a thread waiting.{4}':
    'Eine Anfrage an {0} wartet auf {1}, einen hinter dem anderen: {2}. Beantwortet wird sie nur, wenn alle {3} erreichbar sind, und ist der letzte langsam, hält jeder der anderen einen wartenden Thread.{4}',
  '{0} at best': 'bestenfalls {0}',
  'p99 adds up to {0}': 'p99 summiert sich auf {0}',
  'p99 adds up to at least {0}': 'p99 summiert sich auf mindestens {0}',
  'publish events in place of {0}': 'Ereignisse veröffentlichen, die {0} ersetzen',
  'publish an event in place of {0}': 'ein Ereignis veröffentlichen statt {0}',
  'keep copies in place of {0}': 'Kopien halten, die {0} ersetzen',
  'keep a copy in place of {0}': 'eine Kopie halten statt {0}',
  'Does any of {0} change something that others could hear of later?': 'Ändern {0} etwas, wovon andere auch später hören könnten?',
  'The source that this was imported from does not say what one call between {0} does. Nothing is published; where a caller does not use the answer, a message would not make it wait.':
    'Aus der importierten Quelle geht nicht hervor, was ein Aufruf zwischen {0} tut. Nichts wird veröffentlicht; wo ein Aufrufer die Antwort nicht braucht, ließe ihn eine Nachricht nicht warten.',
  'The source that this was imported from does not say what {0} between {1} do. Nothing is published; where a caller does not use the answer, a message would not make it wait.':
    'Aus der importierten Quelle geht nicht hervor, was {0} zwischen {1} tun. Nichts wird veröffentlicht; wo ein Aufrufer die Antwort nicht braucht, ließe ihn eine Nachricht nicht warten.',
  '{0} make {1} that may change something, and nothing is published': '{0} machen {1}, die etwas ändern können, und nichts wird veröffentlicht',
  'All that the {0} services tell each other, they tell by waiting: one call such as {1} is no query, and no message goes anywhere. Each of them needs the other awake, now; whatever could happen later makes somebody wait.':
    'Alles, was die {0} Services einander sagen, sagen sie wartend: Ein Aufruf wie {1} ist keine Abfrage, und nirgends läuft eine Nachricht. Jeder braucht den anderen wach, und zwar jetzt; was später geschehen könnte, lässt jemanden warten.',
  'All that the {0} services tell each other, they tell by waiting: {1} such as {2} are no queries, and no message goes anywhere. Each of them needs the other awake, now; whatever could happen later makes somebody wait.':
    'Alles, was die {0} Services einander sagen, sagen sie wartend: {1} wie {2} sind keine Abfragen, und nirgends läuft eine Nachricht. Jeder braucht den anderen wach, und zwar jetzt; was später geschehen könnte, lässt jemanden warten.',
  'Publish an event in place of {0}': 'Ein Ereignis veröffentlichen statt {0}',
  'Publish events in place of {0}': 'Ereignisse veröffentlichen, die {0} ersetzen',
  'one command': 'ein Kommando',
  commands: 'Kommandos',
  ', and one more call outlasts it': ', und ein weiterer Aufruf dauert länger',
  ', and {0} outlast it': ', und {0} dauern länger',
  'one more call': 'ein weiterer Aufruf',
  'more calls': 'weitere Aufrufe',
  '{0} waits {1} for {2}, but {3} leaves after {4}{5}': '{0} wartet {1} auf {2}, doch {3} geht nach {4}{5}',
  '{0} waits for up to {1} for {2}, retries included, but {3} leaves after {4}{5}':
    '{0} wartet mit Wiederholungen bis zu {1} auf {2}, doch {3} geht nach {4}{5}',
  '{0} waits without end for {1}, retries included, but {2} leaves after {3}{4}': '{0} wartet mit Wiederholungen endlos auf {1}, doch {2} geht nach {3}{4}',
  ' {0} attempts of {1} and the waits between them are {2}.': ' {0} Versuche zu {1} und die Wartezeiten dazwischen sind {2}.',
  ' It tries for ever.': ' Es wird ewig versucht.',
  'After {0} {1} has given up, and perhaps asks again, while {2} still waits for {3}.{4} That work is for nobody, and holds threads and connections of {5} just when they are short.':
    'Nach {0} hat {1} aufgegeben und fragt vielleicht erneut, während {2} noch auf {3} wartet.{4} Diese Arbeit ist für niemanden und hält Threads und Verbindungen von {5}, gerade wenn sie knapp sind.',
  '{0} gives up on {1} before its callers do': '{0} gibt {1} auf, bevor es die eigenen Aufrufer tun',
  '{0} waits longer for {1}': '{0} wartet länger auf {1}',
  '{0} tells {1} how long it will still wait': '{0} sagt {1}, wie lange noch gewartet wird',
  'Does {0} authenticate its callers?': 'Authentifiziert {0} die Aufrufer?',
  'The source that this was imported from does not say whether {0} knows who {1} is.':
    'Aus der importierten Quelle geht nicht hervor, ob {0} weiß, wer {1} ist.',
  'The source that this was imported from does not say whether {0} knows who {1} are.':
    'Aus der importierten Quelle geht nicht hervor, ob {0} weiß, wer {1} sind.',
  '{0} lets {1} in without authentication': '{0} lässt {1} ohne Authentifizierung herein',
  '{0} calls {1} from outside, and does not ask who they are. Whoever finds the address can do what every user can do, in the name of any of them.':
    '{0} ruft {1} von außen auf, und niemand wird gefragt, wer er ist. Wer die Adresse findet, kann alles, was irgendein Nutzer kann, und in dessen Namen.',
  '{0} calls {1} from outside, and nobody designed that it asks who they are. Whoever finds the address can do what every user can do, in the name of any of them.':
    '{0} ruft {1} von außen auf, und niemand hat vorgesehen, dass gefragt wird, wer es ist. Wer die Adresse findet, kann alles, was irgendein Nutzer kann, und in dessen Namen.',
  '{0} call {1} from outside, and does not ask who they are. Whoever finds the address can do what every user can do, in the name of any of them.':
    '{0} rufen {1} von außen auf, und niemand wird gefragt, wer er ist. Wer die Adresse findet, kann alles, was irgendein Nutzer kann, und in dessen Namen.',
  '{0} call {1} from outside, and nobody designed that it asks who they are. Whoever finds the address can do what every user can do, in the name of any of them.':
    '{0} rufen {1} von außen auf, und niemand hat vorgesehen, dass gefragt wird, wer es ist. Wer die Adresse findet, kann alles, was irgendein Nutzer kann, und in dessen Namen.',
  '{0} authenticates its callers': '{0} authentifiziert die Aufrufer',
  'Everything that {0} answers is public': 'Alles, was {0} antwortet, ist öffentlich',
  '{0} is retried {1} times': '{0} wird {1}-mal wiederholt',
  '{0} is retried without end': '{0} wird endlos wiederholt',
  '{0} retries {1} up to {2} times': '{0} wiederholt {1} bis zu {2}-mal',
  '{0} retries {1} without end': '{0} wiederholt {1} endlos',
  'As long as {0} fails, one request to {1} becomes {2} requests there, and whoever asked {3} waits for all of them.':
    'Solange {0} scheitert, werden aus einer Anfrage an {1} dort {2} Anfragen, und wer {3} gefragt hat, wartet auf alle.',
  'As long as {0} fails, one request to {1} becomes ever more requests there, and whoever asked {2} waits for all of them.':
    'Solange {0} scheitert, werden aus einer Anfrage an {1} dort immer mehr, und wer {2} gefragt hat, wartet auf alle.',
  'As long as {0} fail, one request to {1} becomes {2} requests there, and whoever asked {3} waits for all of them.':
    'Solange {0} scheitern, werden aus einer Anfrage an {1} dort {2} Anfragen, und wer {3} gefragt hat, wartet auf alle.',
  'As long as {0} fail, one request to {1} becomes ever more requests there, and whoever asked {2} waits for all of them.':
    'Solange {0} scheitern, werden aus einer Anfrage an {1} dort immer mehr, und wer {2} gefragt hat, wartet auf alle.',
  'What fails so often fails for a reason that another try does not remove.':
    'Was so oft scheitert, scheitert aus einem Grund, den ein weiterer Versuch nicht behebt.',
  'Nothing ends this but a restart: the tries outlive the fault and bring the next one.':
    'Das endet nur mit einem Neustart: Die Versuche überdauern die Störung und bringen die nächste.',
  'How often does {0} try {1} again?': 'Wie oft versucht {0} es bei {1} erneut?',
  'The source that this was imported from says that {0} retries, and not how often. More than {1} retries do not help {2}, and keep {3} down.':
    'Aus der importierten Quelle geht hervor, dass {0} wiederholt, aber nicht, wie oft. Mehr als {1} Wiederholungen helfen {2} nicht und lassen {3} nicht wieder hochkommen.',
  'Give up after one retry': 'Nach einer Wiederholung aufgeben',
  'Has the API of {0} versions?': 'Hat die API von {0} Versionen?',
  'The source that this was imported from does not say whether {0} can go on with the old interface of {1} when a new one comes.':
    'Aus der importierten Quelle geht nicht hervor, ob {0} mit der alten Schnittstelle von {1} weiterarbeiten kann, wenn eine neue kommt.',
  '{0} has no versions of its API, which {1} uses': '{0} hat keine Versionen der API, die {1} nutzt',
  '{0} has no versions of its API, which {1} use': '{0} hat keine Versionen der API, die {1} nutzen',
  '{0} calls {1} from another context or from outside, and is not released together with it. Without versions each change of the interface breaks that caller, or is never made.':
    '{0} ruft {1} aus einem anderen Context oder von außen auf und wird nicht gemeinsam damit ausgerollt. Ohne Versionen bricht jede Änderung der Schnittstelle diesen Aufrufer, oder sie unterbleibt.',
  '{0} call {1} from another context or from outside, and are not released together with it. Without versions each change of the interface breaks one of them, or is never made.':
    '{0} rufen {1} aus einem anderen Context oder von außen auf und werden nicht gemeinsam damit ausgerollt. Ohne Versionen bricht jede Änderung der Schnittstelle einen davon, oder sie unterbleibt.',
  'Give the API of {0} versions': 'Der API von {0} Versionen geben',
  'It came to be by the repair of another one.': 'Entstanden durch die Behebung eines anderen Befunds.',
  'Its safe repair would bring another finding, or leave it as it is.':
    'Die sichere Behebung brächte einen anderen Befund mit sich oder ließe alles, wie es ist.',
  'Its repair would bring this: {0}.': 'Die Behebung brächte dies mit sich: {0}.',
  'No repair applies to it as the design stands.': 'Auf den Entwurf, wie er ist, passt keine Behebung.',
  'Remove the acceptance': 'Die Akzeptanz entfernen',
  'Accept only what is left: {0}': 'Nur akzeptieren, was übrig ist: {0}',
  'The setting of {0} cannot be used': 'Die Einstellung von {0} ist unbrauchbar',
  'In the settings of the rules: {0}. Whoever wrote it believes that the rule behaves differently.':
    'In den Einstellungen der Regeln: {0}. Wer das geschrieben hat, glaubt, dass sich die Regel anders verhält.',
  'Remove the setting of {0}': 'Die Einstellung von {0} entfernen',
  'Remove what cannot be used': 'Unbrauchbares entfernen',
  '{0} is accepted on {1}, where it finds nothing': '{0} ist akzeptiert für {1}, wo die Regel nichts findet',
  'one subject': 'ein Ort',
  subjects: 'Orte',
  'Accepted on {0} because: {1} The rule finds nothing there any more, so the acceptance would only hide the same mistake if somebody made it again.':
    'Akzeptiert am {0}, weil: {1} Die Regel findet dort nichts mehr; die Akzeptanz würde denselben Fehler nur verdecken, wenn ihn jemand erneut macht.',
  'The rule {0} failed on {1}': 'Die Regel {0} ist an {1} gescheitert',
  'This is a defect of the rule, not of the design: “{0}”. What it would have said here is missing; every other rule ran.':
    'Das ist ein Fehler der Regel, nicht des Entwurfs: „{0}“. Was sie hier gesagt hätte, fehlt; jede andere Regel ist gelaufen.',
  'Nothing in the design has to change; the rule has to be repaired.': 'Am Entwurf muss sich nichts ändern; die Regel muss repariert werden.',
  'no rule is called “{0}”': 'keine Regel heißt „{0}“',
  'it has no parameter “{0}”': 'sie hat keinen Parameter „{0}“',
  'Give {0} distributed tracing': 'Verteiltes Tracing für {0} einrichten',
  'Give {0} health checks': 'Health Checks für {0} einrichten',
  'Let {0} give distributed tracing to all': 'Verteiltes Tracing für alle durch {0}',
  'Let {0} give health checks to all': 'Health Checks für alle durch {0}',
  'Reached by synchronous calls': 'Über synchrone Aufrufe erreicht',
  'On a shared store': 'Auf gemeinsamem Speicher',
  'In a cycle of synchronous calls': 'In einem Kreis synchroner Aufrufe',
  'Released in lockstep': 'Im Gleichschritt ausgerollt',
  '“{0}: {1}” is no number between {2} and {3}; {4} counts instead': '„{0}: {1}“ ist keine Zahl von {2} bis {3}; stattdessen gilt {4}',
  '“{0}: {1}” is no whole number between {2} and {3}; {4} counts instead': '„{0}: {1}“ ist keine ganze Zahl von {2} bis {3}; stattdessen gilt {4}',
  '“{0}: {1}” is not between {2} and {3}; {4} counts instead': '„{0}: {1}“ liegt nicht zwischen {2} und {3}; stattdessen gilt {4}',
  no: 'kein',
  one: 'ein',
  two: 'zwei',
  three: 'drei',
  four: 'vier',
  five: 'fünf',
  six: 'sechs',
  seven: 'sieben',
  eight: 'acht',
  nine: 'neun',
  ten: 'zehn',
  eleven: 'elf',
  twelve: 'zwölf',
  '{0} and {1} more': '{0} und {1} weitere',
  '{0} or {1} more': '{0} oder {1} weitere',
  '{0} or {1}': '{0} oder {1}',
};
