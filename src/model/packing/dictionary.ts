/**
 * What the text of a design is made of, for a deflate that starts out knowing it. A link carries nothing of this, so every byte here is one that
 * a link does not need. What is frequent stands near the end, where a reference to it is shortest.
 *
 * Frozen: a link that somebody saved years ago is read with the dictionary that it was written with. A better one is a new version beside this one.
 */
export const DICTIONARY_1 = [
  '"language":{"ruleSettings":{"decisions":{"frames":{"migrations":{"scenarios":{"notes":{"relations":{"teams":{"contexts":{"',
  '"deadLetterChannelId":"visibilityTimeoutMs":"propagatesDeadline":true,"callsPerRequest":"per-item","parallelGroup":"","replicaOfId":"',
  '"linesOfCode":"releasesPerMonth":',
  '"publicContent":true,"authentication":true,"rateLimit":{"algorithm":"token-bucket","burst":,"limit":100,"perMs":1000},"fixed-window"leaky-bucket"sliding-counter"sliding-log"',
  '"apiVersioned":true,"availability":0.999,"capacity":"concurrency":10,"deployment":"rolling","blue-green"canary"deploymentUnit":"infrastructure":true,"referenceData":true,',
  '"discovery":"client-side"server-side","static"observability":{"healthChecks":true,"logs":true,"metrics":true,"tracing":true},"sidecars":["proxy","ambassador","adapter"],',
  '"operations":[{"idempotent":true,"intent":"command","name":"","requestId":"","responseId":"","style":"behaviour"},{"intent":"query","name":"Get","style":"crud"}],"aggregates":["","ownerIds":["","partOfId":"',
  '"role":"orchestrator"anti-corruption-layer"query-side"command-side"projection"business"composite"reporting"function"edge","unknown":["operations","latency","availability","apiVersioned","aggregates",',
  '"upstreamRoles":["OHS","PL"],"downstreamRoles":["ACL"],["CF"],"downstream":"","type":"customer-supplier","upstream-downstream","partnership","shared-kernel","separate-ways","upstream":"',
  '"compensationOrder":"reverse","parallel"forward"compensationTries":4,"orchestratorId":"","stateStoreId":"","steps":[{"action":"","compensation":"","id":"","idempotent":true,"kind":"compensatable","name":"","participantId":"","timeout":{"ms":1000}},{"emits":"","on":"","kind":"pivot","kind":"retriable","retry":{"parallelWith":"readOnly":true,"trigger":"","style":"orchestration","choreography"',
  '"entry":{"kind":"saga","sagaId":"","flowId":"","faults":[{"amount":1,"fromMs":0,"kind":"errors","targetId":"","toMs":10000}],"down"slow"lose"duplicate"partition"crash"refuse"timeout"durationMs":10000,"load":{"arrival":"constant","poisson"ratePerSecond":10},"seed":7}',
  '"messages":{"":{"kind":"event","name":"Order","ownerId":"","schema":[{"name":"Id","type":"uuid"},{"list":true,"name":"","optional":true,"type":"string"},{"type":"integer"},{"type":"number"},{"type":"boolean"},{"type":"date-time"},{"type":"object"}],"version":1},{"kind":"command","kind":"query","kind":"document"',
  '"sagas":{"meta":{"description":"A ","drivers":["independent-teams","isolation","regulation","scale"],"engineers":12,"name":"Untitled design","origin":"drawn","imported","preset":"design","sketch","production","schemaVersion":1,"slo":0.999},"platform":{"discovery":true,"healthChecks":true,"name":"Kubernetes","tls":true,"tracing":true},',
  '"subdomain":"core","supporting","generic","teamId":"","capabilities":["","circuitBreaker":{},"circuitBreaker":{"failures":5,"halfOpenPermits":3,"mode":"count","either","rate","failureRate":0.5,"minimumCalls":4,"openMs":30000,"windowMs":10000},"bulkhead":{"concurrent":10,"queue":20},"fallback":{"kind":"cached"},{"kind":"degraded"},',
  '"retry":{"backoff":"exponential","baseMs":100,"capMs":400,"jitter":"full","retries":2},"timeout":{},"timeout":{"ms":800},"timeout":{"ms":1000},"timeout":{"ms":2000},"timeout":{"ms":3000},"tls":true,"to":"',
  '"consume","maxDeliveries":5,"messageId":"","group":"","send","replicate","lagMs":"outbox":"transactional-outbox","change-data-capture","event-sourcing","publish",',
  'Gateway Payment Inventory Shipping Catalog Customer Notification Search Billing Account User Auth Cart Checkout Pricing Review Report Analytics Email Invoice Delivery Product Identity Recommendation Fraud Loyalty Warehouse service Service api-gateway',
  '"protocol":"REST","gRPC","GraphQL","intent":"query","command","operation":"","idempotent":true,"label":"',
  '"technology":"Kotlin"},"technology":"Java"},"technology":"Go"},"technology":"Node.js"},"technology":"TypeScript"},"technology":"Python"},"technology":"React"},"technology":"Kafka topic"},"technology":"PostgreSQL","variant":"relational"},"engine":"PostgreSQL","MongoDB","variant":"document"},"Redis","variant":"cache"},"key-value"},"variant":"topic"},"variant":"queue"},"variant":"stream"},"variant":"web"},"variant":"mobile"},',
  '"latency":{"p50":10,"p99":50},"instances":2,"kind":"gateway","name":"API gateway","variant":"api-gateway"},"bff","kind":"client","name":"Web shop","Mobile app","kind":"external","kind":"broker","kind":"monolith","kind":"registry","kind":"scheduler","kind":"observability","kind":"mesh","kind":"channel","name":"',
  '"contextIds":["ordering"],"kind":"datastore","name":"order-db","elements":{"',
  '"},"flows":{"":{"from":"","kind":"access","mode":"read-write","to":"-db"},"":{"from":"","idempotent":true,"kind":"publish","to":"events-',
  '"layout":{"":{"x":0,"y":0},"":{"height":64,"width":176,"x":240,"y":120},"x":248,"y":120},"x":480,"y":240},"x":496,"y":360},"x":720,"y":480},"x":744,"y":600},"x":960,"y":720},"x":992,"y":840},"x":1200,"y":104},"x":1440,"y":152},"x":-',
  '"contextIds":["","kind":"service","name":" service"},"":{"from":"","kind":"call","to":"-service-',
].join('');
