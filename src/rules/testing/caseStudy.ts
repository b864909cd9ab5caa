/**
 * A platform that monitors a factory, in our own words: twelve services, seven stores, two brokers. The shape is that of the case study that
 * di-unipi-socc/microFreshener-core publishes (MIT); its authors find the store d6 shared by s6, s7, s8 and s9.
 */
export const CASE_STUDY = `
  platform {tracing: true, healthChecks: true}
  s1(service) -> d1(datastore); s1 -> d2(datastore); s1 -> d3(datastore)
  s1 -> s2(service): call {timeout: {}}
  s2 -> d4(datastore); s2 -> d5(datastore)
  s2 -> s4(service): call {timeout: {}}
  s3(service) -> m1(broker): publish; s3 -> m2(broker): publish
  s4 -> s6(service): call {timeout: {}}
  s5(service) -> s2: call {timeout: {}}
  s6 -> d6(datastore); s6 -> m1: publish {outbox: transactional-outbox}
  s7(service) -> d6; s7 -> s5: call {timeout: {}}
  s8(service) -> d6; s8 -> s7: call {timeout: {}}
  s9(service) -> d6
  s10(service) -> d7(datastore); s10 -> s8: call {timeout: {}}
  s11(service) -> s9: call {timeout: {}}; s11 -> s10: call {timeout: {}}
  s12(service) -> s1: call {timeout: {}}; s12 -> s2: call {timeout: {}}; s12 -> s10: call {timeout: {}}; s12 -> s11: call {timeout: {}}
`;
