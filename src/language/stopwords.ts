import { stem } from './stems.ts';

const list = `a about above after again all also always am an and any anybody anything are aren't as at away back be
because been before being below between both but by came can can't cannot come could couldn't did didn't do does doesn't
doing don't down during each either else even ever every everybody everyone everything few for from further get gets
getting give given go goes going gone good got had hadn't has hasn't have haven't having he he'd he'll he's her here
hers herself him himself his how however i i'd i'll i'm i've if in into is isn't it it'd it'll it's its itself just kind
know let let's like little lot lots made make makes many may maybe me mean might more most much must my myself need
never new no nobody none nor not nothing now of off oh ok okay on once one ones only onto or other others our ours
ourselves out over own people perhaps put quite rather really right said same say saying says see seen she she'd she'll
she's should shouldn't so some somebody someone something sort still such sure take than that that's the their theirs
them themselves then there there's these they they'd they'll they're they've thing things think this those though
thought through time times to too took two um uh under until up upon us use used very want wanted was wasn't way we we'd
we'll we're we've well went were weren't what what's when where which while who whole whom whose why will with without
won't would wouldn't yeah yes yet you you'd you'll you're you've your yours yourself yourselves`;

const stopStems = new Set(list.split(/\s+/).map(stem));

/** Whether a stem says nothing of what a passage is about. */
export const isStopStem = (word: string): boolean => word.length < 2 || stopStems.has(word);
