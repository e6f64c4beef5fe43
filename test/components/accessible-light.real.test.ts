import { everyStoryPasses } from './accessible.ts';

everyStoryPasses('light');
