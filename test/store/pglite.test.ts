import { describe } from 'vitest';
import { storeContract } from '../contracts/store.ts';
import { open } from './open.ts';

describe('the embedded database', () => storeContract(() => open(null)));
