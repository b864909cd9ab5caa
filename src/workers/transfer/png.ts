/** Quick enough for the page's own thread; loaded with the first PNG. */
export { carryDesign } from '../../exporters/png/carry.ts';
