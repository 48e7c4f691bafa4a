// The pictures, and exactly what their views are given. Each stands beside the table of its numbers.
import type { HeatMap } from './heat-map.ts';
import type { NetworkPicture } from './network.ts';
import type { ProfileBars } from './profile-bars.ts';
import type { SaturationCurve } from './saturation-curve.ts';
import type { TimelinePicture } from './timeline.ts';
import type { VoicesPicture } from './voices.ts';

export interface PictureViews {
  'pictures/heat-map': HeatMap;
  'pictures/network': NetworkPicture;
  'pictures/profile-bars': ProfileBars;
  'pictures/saturation-curve': SaturationCurve;
  'pictures/timeline': TimelinePicture;
  'pictures/voices': { picture: VoicesPicture; types: readonly { label: string }[] };
  /** A button that saves the picture it stands under. */
  'pictures/save': { name: string };
}
