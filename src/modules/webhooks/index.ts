export {
  deliver,
  DELIVER_EFFECT,
  publish,
  replayMessage,
  replaySince,
  sendTest,
  TEST_KIND,
  type DeliverySteps,
} from './commands-deliver.ts';
export {
  changeEndpoint,
  createEndpoint,
  getEndpoint,
  removeEndpoint,
  rotateSecret,
  type EndpointInput,
  type EndpointParts,
} from './commands-endpoint.ts';
export { forgetOldMessages } from './jobs.ts';
export { webhooksRoutes } from './routes.ts';
export type { Endpoint, Message, WebhooksRefusal } from './types.ts';
