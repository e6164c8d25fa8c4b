/** How a person brought a notice to the customer. */
export const deliveryWays = ['letter', 'telephone', 'in_person'] as const;
export type DeliveryWay = (typeof deliveryWays)[number];
