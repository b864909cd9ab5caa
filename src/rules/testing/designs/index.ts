import { agency } from './agency.ts';
import { bank } from './bank.ts';
import { cityData } from './cityData.ts';
import { claims } from './claims.ts';
import { clinic } from './clinic.ts';
import { foodDelivery } from './foodDelivery.ts';
import { freight } from './freight.ts';
import type { JudgedDesign } from './judged.ts';
import { lakesideMutual } from './lakesideMutual.ts';
import { leakySaga } from './leakySaga.ts';
import { lending } from './lending.ts';
import { marketplace } from './marketplace.ts';
import { newsroom } from './newsroom.ts';
import { retail } from './retail.ts';
import { rideHailing } from './rideHailing.ts';
import { saas } from './saas.ts';
import { smartMeters } from './smartMeters.ts';
import { spaghetti } from './spaghetti.ts';
import { startup } from './startup.ts';
import { stranglerBank } from './stranglerBank.ts';
import { taxis } from './taxis.ts';
import { telemetry } from './telemetry.ts';
import { ticketSale } from './ticketSale.ts';
import { trainTicket } from './trainTicket.ts';
import { travel } from './travel.ts';
import { underwriting } from './underwriting.ts';
import { university } from './university.ts';
import { webShop } from './webShop.ts';
import { whiteboard } from './whiteboard.ts';

export type { JudgedDesign } from './judged.ts';

/** Thirteen in which nothing is wrong although much is close to it, and sixteen in which something is. Between them every rule of the catalogue speaks. */
export const DESIGNS: readonly JudgedDesign[] = [
  agency,
  bank,
  cityData,
  claims,
  clinic,
  foodDelivery,
  freight,
  lakesideMutual,
  leakySaga,
  lending,
  marketplace,
  newsroom,
  retail,
  rideHailing,
  saas,
  smartMeters,
  spaghetti,
  startup,
  stranglerBank,
  taxis,
  telemetry,
  ticketSale,
  trainTicket,
  travel,
  underwriting,
  university,
  webShop,
  whiteboard,
];
