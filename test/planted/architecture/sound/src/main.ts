import { wire } from './app/wire.ts';

wire();
