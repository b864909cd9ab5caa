import type { JudgedDesign } from './judged.ts';

/** The booking slice of the Train Ticket benchmark as it is known: five calls deep, no timeouts, a station that everybody asks, bookings without a saga. */
export const trainTicket: JudgedDesign = {
  name: 'train ticket',
  text: `
    meta {name: "Train Ticket, booking slice"}
    platform {name: Jaeger, tracing: true}
    order(service) -> order-mongo(datastore {variant: document}): access {mode: read-write}
    station(service {operations: [{name: create station, style: crud}, {name: read station, style: crud}, {name: update station, style: crud}, {name: delete station, style: crud}], aggregates: [station]}) -> station-mongo(datastore {variant: document}): access {mode: read-write}
    train(service) -> train-mongo(datastore {variant: document}): access {mode: read-write}
    price(service) -> price-mongo(datastore {variant: document}): access {mode: read-write}
    route(service) -> route-mongo(datastore {variant: document}): access {mode: read-write}
    security(service) -> security-mongo(datastore {variant: document}): access {mode: read-write}
    food(service) -> food-mongo(datastore {variant: document}): access {mode: read-write}
    consign(service) -> consign-mongo(datastore {variant: document}): access {mode: read-write}
    assurance(service) -> assurance-mongo(datastore {variant: document}): access {mode: read-write}
    contacts(service) -> contacts-mongo(datastore {variant: document}): access {mode: read-write}
    travel(service) -> travel-mongo(datastore {variant: document}): access {mode: read-write}
    passenger(client {variant: web}) -> ts-gateway(gateway {variant: api-gateway, authentication: true, rateLimit: {limit: 100, perMs: 1000}}): call {tls: true}
    ts-gateway -> preserve(service): call {timeout: {ms: 10000}, circuitBreaker: {}, intent: command}
    preserve -> security: call {intent: query}
    preserve -> contacts: call {intent: query}
    preserve -> travel: call {intent: query}
    preserve -> seat(service): call {intent: query}
    preserve -> station: call {intent: query}
    preserve -> order: call {intent: command}
    preserve -> food: call {intent: command}
    preserve -> consign: call {intent: command}
    preserve -> assurance: call {intent: command}
    travel -> ticketinfo(service): call {intent: query}
    ticketinfo -> basic(service): call {intent: query}
    basic -> station: call {intent: query}
    basic -> train: call {intent: query}
    basic -> price: call {intent: query}
    basic -> route: call {intent: query}
    travel -> route: call {intent: query}
    travel -> train: call {intent: query}
    seat -> order: call {intent: query}
    order -> station: call {intent: query}
    route -> station: call {intent: query}
    security -> order: call {intent: query}
    food -> station: call {intent: query}
    context booking(preserve, order, seat)
    context travel-ctx(travel, ticketinfo, basic, station, train, price, route)
    context security-ctx(security)
    context food-ctx(food)
    context consign-ctx(consign)
    context assurance-ctx(assurance)
    context users(contacts)
  `,
  findings: [
    'error sync-chain@preserve',
    'error missing-timeout@basic',
    'error missing-timeout@food',
    'error missing-timeout@order',
    'error missing-timeout@preserve',
    'error missing-timeout@route',
    'error missing-timeout@seat',
    'error missing-timeout@security',
    'error missing-timeout@ticketinfo',
    'error missing-timeout@travel',
    'warning entity-crud-service@station',
    'warning sync-everything@meta',
    'warning hub-service@station',
    'warning missing-circuit-breaker@food',
    'warning missing-circuit-breaker@order',
    'warning missing-circuit-breaker@preserve',
    'warning missing-circuit-breaker@security',
    'warning multi-service-write-without-saga@preserve',
    'warning missing-health-check@meta',
  ],
};
