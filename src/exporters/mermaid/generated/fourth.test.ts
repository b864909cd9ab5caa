import { describeQuarter } from './testing/quarter.ts';

describeQuarter(3);
