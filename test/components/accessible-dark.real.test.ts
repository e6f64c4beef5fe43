import { everyStoryPasses } from './accessible.ts';

everyStoryPasses('dark');
