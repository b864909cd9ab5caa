/**
 * Logarithm, exponential and what is built on them, from nothing but + − × ÷ and comparison, which IEEE 754 defines to the last bit.
 * `Math.log` and its kin may differ between engines, and then the same seed would play differently in two browsers.
 */

const LN2_HIGH = 0.69314718036912381649; // the upper 32 bits of ln 2, so that k · LN2_HIGH is exact
const LN2_LOW = 1.90821492927058770002e-10;
const SQRT_HALF = 0.7071067811865476;

const bytes = new DataView(new ArrayBuffer(8));

/** Natural logarithm of a positive number, within 2 units in the last place. NaN below 0, −Infinity at 0. */
export function ln(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  let exponent = 0;
  let value = x;
  if (value < 2.2250738585072014e-308) {
    value *= 18014398509481984; // 2⁵⁴ lifts subnormal numbers
    exponent -= 54;
  }
  bytes.setFloat64(0, value);
  const high = bytes.getUint32(0);
  exponent += (high >>> 20) - 1022;
  bytes.setUint32(0, (high & 0x000fffff) | 0x3fe00000);
  let mantissa = bytes.getFloat64(0); // in [½, 1)
  if (mantissa < SQRT_HALF) {
    mantissa *= 2;
    exponent -= 1;
  }
  // ln m = 2 artanh s with s = (m − 1) / (m + 1), |s| ≤ 0.1716
  const s = (mantissa - 1) / (mantissa + 1);
  const square = s * s;
  let series = 0;
  for (let odd = 23; odd >= 3; odd -= 2) series = square * (1 / odd + series);
  return exponent * LN2_HIGH + (2 * s * (1 + series) + exponent * LN2_LOW);
}

/** e to the power of x, within 2 units in the last place. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.782712893384) return Number.POSITIVE_INFINITY;
  if (x < -745.2) return 0;
  const k = Math.round(x * 1.4426950408889634);
  const r = x - k * LN2_HIGH - k * LN2_LOW;
  let series = 1;
  for (let n = 15; n >= 1; n -= 1) series = 1 + (r / n) * series;
  return scaled(series, k);
}

/** x to the power of y for x > 0; small whole exponents by multiplication. */
export function pow(x: number, y: number): number {
  if (Number.isInteger(y) && y >= 0 && y <= 64) {
    let result = 1;
    for (let step = 0; step < y; step += 1) result *= x;
    return result;
  }
  return exp(y * ln(x));
}

/** value · 2^k, also where 2^k alone would overflow. */
function scaled(value: number, k: number): number {
  let result = value;
  let left = k;
  while (left > 1023) {
    result *= 8.98846567431158e307;
    left -= 1023;
  }
  while (left < -1022) {
    result *= 2.2250738585072014e-308;
    left += 1022;
  }
  bytes.setUint32(0, (left + 1023) << 20);
  bytes.setUint32(4, 0);
  return result * bytes.getFloat64(0);
}

/** Quantile of the standard normal at 0.99. */
export const NORMAL_99 = 2.3263478740408408;

/**
 * Quantile of the standard normal distribution for 0 < p < 1. Rational approximations after P. J. Acklam, relative error below 1.15e−9: more than a
 * latency in whole microseconds can show.
 */
export function normalQuantile(p: number): number {
  if (p < 0.02425) return -tail(p);
  if (p > 1 - 0.02425) return tail(1 - p);
  const q = p - 0.5;
  const r = q * q;
  const above =
    ((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r - 30.66479806614716) * r + 2.506628277459239;
  const below = ((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r - 13.28068155288572) * r + 1;
  return (above * q) / below;
}

function tail(p: number): number {
  const q = Math.sqrt(-2 * ln(p)); // the square root is exact to the last bit by IEEE 754
  const above =
    ((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q + 4.374664141464968) * q + 2.938163982698783;
  const below = (((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1;
  return -above / below;
}
