import type { Sighting } from './types.ts';

/** What a detector might see: machines that talk to a mining pool. */
export function aSighting(
  changed: Partial<Sighting> & Pick<Sighting, 'customerId' | 'occurredAt'>,
): Sighting {
  return {
    subscriptionId: '01957000-0000-7000-8000-00000000a201',
    subscriptionName: 'Azure plan production',
    entityId: 'vm-batch-17',
    entityName: 'vm-batch-17',
    type: 'NetworkConnectionsToCryptoMiningPools',
    severity: 'medium',
    confidence: 'high',
    title: 'Connections to a mining pool',
    description: 'Forty machines connect to a known pool.',
    country: 'US',
    serviceName: 'Virtual Machines',
    resourceName: 'vm-batch-17',
    resourceGroupName: 'batch',
    affectedResources: [{ id: '/subscriptions/1/vm-batch-17', type: 'virtualMachines' }],
    details: { connectionCount: '412' },
    isTest: false,
    ...changed,
  };
}
