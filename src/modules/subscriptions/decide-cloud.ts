import { cloudHas, cloudTable, type Cloud, type CloudFeature } from '../../kernel/clouds.ts';
import { refuse } from './types.ts';

/**
 * Says no where the partner's cloud does not have what is asked for.
 * @throws Refused `cloud_closed` where nothing can be changed any more, `cloud_lacks_feature`
 */
export function checkCloud(cloud: Cloud, feature: CloudFeature): void {
  const { closed, names } = cloudTable[cloud];
  if (closed) throw refuse('cloud_closed', { cloud: names.en });
  if (!cloudHas(cloud, feature)) throw refuse('cloud_lacks_feature', { cloud: names.en, feature });
}
