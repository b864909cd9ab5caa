import { agency } from './agency.ts';
import { bank } from './bank.ts';
import { claims } from './claims.ts';
import { clinic } from './clinic.ts';
import { foodDelivery } from './foodDelivery.ts';
import type { JudgedDesign } from './judged.ts';
import { leakySaga } from './leakySaga.ts';
import { marketplace } from './marketplace.ts';
import { newsroom } from './newsroom.ts';
import { retail } from './retail.ts';
import { rideHailing } from './rideHailing.ts';
import { saas } from './saas.ts';
import { smartMeters } from './smartMeters.ts';
import { spaghetti } from './spaghetti.ts';
import { startup } from './startup.ts';
import { taxis } from './taxis.ts';
import { telemetry } from './telemetry.ts';
import { travel } from './travel.ts';
import { university } from './university.ts';
import { webShop } from './webShop.ts';
import { whiteboard } from './whiteboard.ts';

export type { JudgedDesign } from './judged.ts';

/** Nine in which nothing is wrong although much is close to it, and eleven in which something is. Between them every rule of the catalogue speaks. */
export const DESIGNS: readonly JudgedDesign[] = [
  agency,
  bank,
  claims,
  clinic,
  foodDelivery,
  leakySaga,
  marketplace,
  newsroom,
  retail,
  rideHailing,
  saas,
  smartMeters,
  spaghetti,
  startup,
  taxis,
  telemetry,
  travel,
  university,
  webShop,
  whiteboard,
];
