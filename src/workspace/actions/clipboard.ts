import { session } from '../session.ts';
