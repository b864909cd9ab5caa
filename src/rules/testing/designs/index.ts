import { agency } from './agency.ts';
import { bank } from './bank.ts';
import { claims } from './claims.ts';
import { foodDelivery } from './foodDelivery.ts';
import type { JudgedDesign } from './judged.ts';
import { marketplace } from './marketplace.ts';
import { newsroom } from './newsroom.ts';
import { rideHailing } from './rideHailing.ts';
import { spaghetti } from './spaghetti.ts';
import { startup } from './startup.ts';
import { telemetry } from './telemetry.ts';
import { travel } from './travel.ts';
import { university } from './university.ts';
import { webShop } from './webShop.ts';
import { whiteboard } from './whiteboard.ts';

export type { JudgedDesign } from './judged.ts';

/** Seven in which nothing is wrong although much is close to it, and seven in which something is. Between them every rule of the catalogue speaks. */
export const DESIGNS: readonly JudgedDesign[] = [
  agency,
  bank,
  claims,
  foodDelivery,
  marketplace,
  newsroom,
  rideHailing,
  spaghetti,
  startup,
  telemetry,
  travel,
  university,
  webShop,
  whiteboard,
];
