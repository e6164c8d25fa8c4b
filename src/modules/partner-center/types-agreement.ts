/** The only kind that customers accept. */
export const AGREEMENT_TYPE = 'MicrosoftCustomerAgreement';

/** By which text of the terms the API means the present one. */
export const TEMPLATE_ID = '6f1d1c0e-52f4-4b0c-8a53-0d4f6a7c2b91';

/** That somebody agreed to the provider's terms for a customer, and when. */
export interface Agreement {
  readonly id: string;
  readonly customerId: string;
  readonly type: typeof AGREEMENT_TYPE;
  readonly templateId: string;
  readonly contact: {
    readonly firstName: string;
    readonly lastName: string;
    readonly email: string;
    readonly phoneNumber?: string;
  };
  readonly agreedAt: Date;
  readonly recordedBy: string;
}
