// The pictures, and exactly what their views are given. Each stands beside the table of its numbers.
import type { HeatMap } from '../matrix/heat-map.ts';
import type { ProfileBars } from '../profiles/profile-bars.ts';
import type { TimelinePicture } from '../profiles/timeline.ts';
import type { NetworkPicture } from '../synthesis/network.ts';
import type { SaturationCurve } from '../synthesis/saturation-curve.ts';
import type { VoicesPicture } from '../synthesis/voices-picture.ts';

export interface PictureViews {
  'matrix/heat-map': HeatMap;
  'synthesis/network': NetworkPicture;
  'synthesis/network-svg': NetworkPicture;
  'profiles/profile-bars': ProfileBars;
  'synthesis/saturation-curve': SaturationCurve;
  'synthesis/saturation-svg': SaturationCurve;
  'profiles/timeline': TimelinePicture;
  'synthesis/voices-svg': VoicesPicture;
  'synthesis/voices-picture': { picture: VoicesPicture; types: readonly { label: string }[] };
  /** A button that saves the picture it stands under. */
  'partials/save-picture': { name: string };
}
