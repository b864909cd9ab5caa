/** The example designs of the gallery; the designs themselves are documents and stay as they are. */
export const examples: Readonly<Record<string, string>> = {
  'Order saga': 'Bestell-Saga',
  'Order fulfilment by an orchestrated saga. Let the payment fail and watch it undo itself.':
    'Bestellabwicklung durch eine orchestrierte Saga. Die Zahlung scheitern lassen und zusehen, wie sich alles rückgängig macht.',
  'The refund fails as well. Who notices, and what does the customer see meanwhile?':
    'Auch die Erstattung scheitert. Wer merkt es, und was sieht die Kundin inzwischen?',
  'Saga by orchestration': 'Saga mit Orchestrierung',
  'Database per service': 'Datenbank je Service',
  'Order by choreography': 'Bestellung mit Choreografie',
  'The same order without a coordinator: events lead from service to service, and back when something fails.':
    'Dieselbe Bestellung ohne Koordinator: Ereignisse führen von Service zu Service und zurück, wenn etwas scheitert.',
  'Where would you look to learn how far one order has come?': 'Wo ließe sich nachsehen, wie weit eine Bestellung gekommen ist?',
  'Saga by choreography': 'Saga mit Choreografie',
  'Publish/subscribe': 'Publish/Subscribe',
  'Idempotent consumer': 'Idempotenter Konsument',
  'Travel booking': 'Reisebuchung',
  'A saga with a pivot: flight, hotel and car are held together, then there is no way back.':
    'Eine Saga mit Pivot: Flug, Hotel und Auto werden gemeinsam reserviert, danach gibt es kein Zurück.',
  'Why is the payment the pivot, and which step must never be asked to undo itself?':
    'Warum ist die Zahlung der Pivot, und welcher Schritt darf nie rückgängig gemacht werden müssen?',
  'Parallel steps': 'Parallele Schritte',
  'A payment provider that fails': 'Ein Zahlungsanbieter, der ausfällt',
  'Timeout, circuit breaker, bulkhead and fallback around one call. Play it, take one away, play it again.':
    'Timeout, Circuit Breaker, Bulkhead und Fallback um einen Aufruf. Abspielen, eines wegnehmen, noch einmal abspielen.',
  'Which of the four could you take away first without anybody noticing?': 'Welches der vier könnte zuerst wegfallen, ohne dass es jemand merkt?',
  'Mobile and web with backends': 'Mobil und Web mit Backends',
  'Each client has a backend that asks for the parts of its page at the same time. Take a part away and see what is left.':
    'Jeder Client hat ein Backend, das die Teile seiner Seite gleichzeitig anfragt. Einen Teil wegnehmen und sehen, was bleibt.',
  'Which part of the page may be missing, and who decides that?': 'Welcher Teil der Seite darf fehlen, und wer entscheidet das?',
  'API composition': 'API-Komposition',
  'Orders as events': 'Bestellungen als Ereignisse',
  'Two views follow what happened. Watch how far a view is behind, and how it catches up.':
    'Zwei Sichten folgen dem, was geschah. Zusehen, wie weit eine Sicht zurückliegt und wie sie aufholt.',
  'A customer reads an order right after placing it. What may they see?': 'Eine Kundin liest ihre Bestellung gleich nach dem Absenden. Was darf sie sehen?',
  CQRS: 'CQRS',
  'Materialised view': 'Materialisierte Sicht',
  'Strangling a monolith': 'Einen Monolithen ablösen',
  'A facade sends route after route to new services, for ever more people, in four phases. Play the migration.':
    'Eine Fassade leitet Route um Route an neue Services, für immer mehr Menschen, in vier Phasen. Die Migration abspielen.',
  'After which phase could you still go back within an hour?': 'Nach welcher Phase ginge es noch binnen einer Stunde zurück?',
  'Shop with a shared database': 'Laden mit gemeinsamer Datenbank',
  'A shared database, a circle of calls, no timeouts, lost events. Open the findings and repair it.':
    'Eine gemeinsame Datenbank, ein Kreis von Aufrufen, keine Timeouts, verlorene Ereignisse. Die Befunde öffnen und alles beheben.',
  'Which one repair would let two teams release on different days?': 'Welche eine Behebung ließe zwei Teams an verschiedenen Tagen ausrollen?',
  'Event-storming board': 'Event-Storming-Tafel',
  'What a team put on the wall in an hour, in three lanes: events, commands, policies, and what nobody could answer.':
    'Was ein Team in einer Stunde an die Wand geklebt hat, in drei Bahnen: Ereignisse, Befehle, Regeln und was niemand beantworten konnte.',
  'Which sticky would move if two teams had to release on different days?':
    'Welcher Zettel würde wandern, wenn zwei Teams an verschiedenen Tagen ausliefern müssten?',
  'Event storming': 'Event Storming',
};
