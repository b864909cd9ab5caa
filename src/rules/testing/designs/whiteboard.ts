import type { JudgedDesign } from './judged.ts';

/** Clean: nothing but boxes and lines, as on a whiteboard, under the preset that only asks what a whiteboard can know. */
export const whiteboard: JudgedDesign = {
  name: 'whiteboard',
  text: `
    meta {preset: sketch}
    browser(client) -> gateway(gateway) -> orders(service) -> stock(service) -> warehouse(service)
    gateway -> customers(service)
    orders -> order-db(datastore); stock -> stock-db(datastore); customers -> customer-db(datastore)
    orders -> placed(channel) -> invoices(service) -> invoice-db(datastore)
    placed -> letters(service) -> post(external)
    orders -> customers: call {offPath: true}
    context sales(orders, order-db); context logistics(stock, stock-db, warehouse); context accounts(customers, customer-db, invoices, invoice-db)
  `,
  findings: [],
};
