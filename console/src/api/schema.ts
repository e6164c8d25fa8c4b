// Generated from docs/api/openapi.json by scripts/generate-client.ts. Changes here are lost.

export interface Schemas {
  Problem: {
    type: string;
    title: string;
    status: number;
    /** A sentence a person can act on, in their language */
    detail: string;
    /** Stable; programs decide by it */
    code: string;
    /** The request's id, as in x-request-id and in the log */
    instance: string;
    /** The member of the request at fault */
    field?: string | undefined;
    errors?: ({
      field: string;
      message: string;
    })[] | undefined;
  };
}

export interface Operations {
  /** Accepts an invitation by its link; a new account chooses its password and is signed in. */
  acceptInvitation: {
    params: undefined;
    query: undefined;
    body: {
      token: string;
      password?: string | undefined;
      name?: string | undefined;
    };
    output: {
      email: string;
      accountExisted: boolean;
    };
  };
  /** Adds a contact person. */
  addContact: {
    params: { customerId: string };
    query: undefined;
    body: {
      name: string;
      email: string;
      department: string | null;
      language: "en" | "ja";
      role: "billing" | "management" | "technical";
    };
    output: {
      id: string;
      customerId: string;
      name: string;
      email: string;
      department: string | null;
      language: "en" | "ja";
      role: "billing" | "management" | "technical";
    };
  };
  /** Settles invoices with an open credit, in part or in full. */
  allocateCredit: {
    params: undefined;
    query: undefined;
    body: {
      creditDocumentId: string;
      allocations: "oldest_first" | ({
        documentId: string;
        /** Decimal, in the currency beside it: "1234.50" */
        amount: string;
      })[];
      bookedOn?: string | undefined;
    };
    output: {
      allocations: ({
        id: string;
        creditDocumentId: string;
        debitDocumentId: string;
        /** ISO 4217 */
        currency: string;
        /** Decimal, in the currency beside it: "1234.50" */
        amount: string;
        bookedOn: string;
        undoesId: string | null;
      })[];
    };
  };
  /** Applies an import that a dry run staged, or that stopped at bad rows. */
  applyImport: {
    params: { id: string };
    query: undefined;
    body: {
      /** stop: one bad row and nothing is applied; skip: the good rows are */
      badRows?: "stop" | "skip" | undefined;
    };
    output: {
      id: string;
      profile: string;
      fileName: string;
      /** stop: one bad row and nothing is applied; skip: the good rows are */
      badRows: "stop" | "skip";
      dryRun: boolean;
      state: "reading" | "staged" | "stopped" | "applying" | "applied" | "failed" | "expired";
      /** Rows of the file; grows while it is read */
      rows: number;
      created: number;
      unchanged: number;
      changed: number;
      rejected: number;
      failure: {
        code: string;
        values: Record<string, unknown>;
      } | null;
      startedBy: string;
      startedAt: string;
      finishedAt: string | null;
      /** The first thousand; errors.csv has all */
      errors: ({
        line: number;
        column: string | null;
        code: string;
        message: string;
      })[];
    };
  };
  /** Says yes to a consequence, with the reason. The facts are looked at again first. */
  approveProposal: {
    params: { id: string };
    query: undefined;
    body: {
      reason: string;
    };
    output: Record<string, unknown>;
  };
  /** A secret for your authenticator app; it counts once a code of it is confirmed. */
  beginTotp: {
    params: undefined;
    query: undefined;
    body: {
      password: string;
    };
    output: {
      secret: string;
      uri: string;
    };
  };
  /** Changes your name or the language in which Surety speaks to you. */
  changeAccount: {
    params: undefined;
    query: undefined;
    body: {
      name?: string | undefined;
      language?: "en" | "ja" | undefined;
    };
    output: Record<string, unknown>;
  };
  /** Changes a customer, if `version` is still the newest. */
  changeCustomer: {
    params: { customerId: string };
    query: undefined;
    body: {
      version: number;
      change: {
        number?: string | undefined;
        name?: string | undefined;
        tenantId?: string | null | undefined;
        country?: string | undefined;
        timeZone?: string | undefined;
        language?: "en" | "ja" | undefined;
        calendarId?: string | undefined;
        dueDateShift?: "following" | "preceding" | "none" | undefined;
        paymentTerms?: string | undefined;
        segment?: string | undefined;
        riskClass?: "A" | "B" | "C" | "D" | undefined;
      };
    };
    output: {
      id: string;
      number: string;
      name: string;
      tenantId: string | null;
      country: string;
      timeZone: string;
      language: "en" | "ja";
      calendarId: string;
      dueDateShift: "following" | "preceding" | "none";
      paymentTerms: string;
      segment: string;
      riskClass: "A" | "B" | "C" | "D";
      version: number;
    };
  };
  /** Changes how mail leaves, if `version` is still the newest. A password is written, never read. */
  changeNoticeSettings: {
    params: undefined;
    query: undefined;
    body: {
      smtp: {
        host: string;
        port: number;
        security: "starttls" | "tls" | "none";
        user: string | null;
        password?: string | undefined;
      } | null;
      fromName: string | null;
      fromAddress: string | null;
      replyTo: string | null;
      bankDetails: {
        en: string;
        ja: string;
      };
      /** HH:MM */
      sendFrom: string;
      /** HH:MM */
      sendUntil: string;
      quietDays: (string)[];
      version: number;
    };
    output: {
      smtp: {
        host: string;
        port: number;
        security: "starttls" | "tls" | "none";
        user: string | null;
        hasPassword: boolean;
      } | null;
      fromName: string | null;
      fromAddress: string | null;
      replyTo: string | null;
      bankDetails: {
        en: string;
        ja: string;
      };
      /** HH:MM */
      sendFrom: string;
      /** HH:MM */
      sendUntil: string;
      quietDays: (string)[];
      version: number;
      health: {
        failures: number;
        failingSince: string;
        heldUntil: string;
        lastError: string;
      } | null;
    };
  };
  /** Changes name, currency, time zone, country, language or the hour of the scheduled run. */
  changePartner: {
    params: undefined;
    query: undefined;
    body: {
      name?: string | undefined;
      currency?: string | undefined;
      timeZone?: string | undefined;
      country?: string | undefined;
      language?: "en" | "ja" | undefined;
      /** When the scheduled collections run starts, in minutes after local midnight */
      runAtMinutes?: number | undefined;
    };
    output: {
      id: string;
      name: string;
      currency: string;
      timeZone: string;
      country: string;
      language: "en" | "ja";
      /** When the scheduled collections run starts, in minutes after local midnight */
      runAtMinutes: number;
      cloud: "global" | "us-government" | "germany" | "china";
      isSample: boolean;
    };
  };
  /** Changes your password and ends your other sessions. */
  changePassword: {
    params: undefined;
    query: undefined;
    body: {
      currentPassword: string;
      newPassword: string;
    };
    output: {
      sessionsEnded: number;
    };
  };
  /** Replaces the content of a draft, if `revision` is still the newest. Contradictions are told, not refused. */
  changePolicyDraft: {
    params: { versionId: string };
    query: undefined;
    body: {
      /** The revision that was seen */
      revision: number;
      content: {
        calendar: string;
        tolerance: Record<string, string>;
        quiet: {
          closedDays: boolean;
          ranges: ({
            from: string;
            to: string;
          })[];
        };
        consequenceDays: {
          notOnWeekdays: (1 | 2 | 3 | 4 | 5 | 6 | 7)[];
          notOnEveOfClosure: boolean;
        };
        noticeRepeatBusinessDays: number;
        deliveredAfterBusinessDaysWithoutBounce: number;
        brake: {
          maxHarmfulPerRun: number;
          maxHarmfulPercentOfCustomers: number;
        };
        stages: ({
          key: string;
          names: {
            en: string;
            ja: string;
          };
          trigger: {
            kind: "past_due";
            days: number;
            unit: "business" | "calendar";
          } | {
            kind: "after_notice" | "after_consequence";
            stage: string;
            days: number;
            unit: "business" | "calendar";
          };
          appliesTo: {
            segments: (string)[];
            riskClasses: ("A" | "B" | "C" | "D")[];
          };
          tolerance: Record<string, string>;
          notice: {
            template: "payment_reminder" | "friendly_reminder" | "first_reminder" | "final_notice" | "suspension_notice" | "end_of_contract_notice" | "hand_over_notice";
            when: "reached" | "carried_out";
          } | null;
          consequences: ({
            kind: "task" | "block_purchases" | "suspend" | "cancel" | "hand_over" | "write_off";
            riskClasses: ("A" | "B" | "C" | "D")[];
            titles?: {
              en: string;
              ja: string;
            } | undefined;
          })[];
          gate: {
            deliveredNotice: {
              stage: string;
              businessDays: number;
            } | null;
            task: {
              en: string;
              ja: string;
            } | null;
            approval: boolean;
          };
        })[];
      };
    };
    output: {
      id: string;
      policyId: string;
      policyName: string;
      number: number;
      state: "draft" | "published" | "retired";
      revision: number;
      content: unknown;
      problems: ({
        code: string;
        field: string;
        values: Record<string, string | number>;
        text: {
          en: string;
          ja: string;
        };
      })[];
      createdAt: string;
      createdBy: string;
      publishedAt: string | null;
      publishedBy: string | null;
      retiredAt: string | null;
    };
  };
  /** Gives a person other roles, from their next request on. */
  changeRoles: {
    params: { userId: string };
    query: undefined;
    body: {
      roles: ("global_admin" | "admin_agent" | "billing_admin" | "sales_agent" | "helpdesk_agent")[];
    };
    output: {
      userId: string;
      email: string;
      name: string;
      roles: ("global_admin" | "admin_agent" | "billing_admin" | "sales_agent" | "helpdesk_agent")[];
      totpActive: boolean;
      createdAt: string;
    };
  };
  /** Checks what must always hold in the books and says what does not. */
  checkInvariants: {
    params: undefined;
    query: undefined;
    body: undefined;
    output: {
      holds: boolean;
      checked: ({
        name: string;
        violations: (string)[];
      })[];
    };
  };
  /** What would keep a policy from being published. Nothing is saved. */
  checkPolicy: {
    params: undefined;
    query: undefined;
    body: {
      content: {
        calendar: string;
        tolerance: Record<string, string>;
        quiet: {
          closedDays: boolean;
          ranges: ({
            from: string;
            to: string;
          })[];
        };
        consequenceDays: {
          notOnWeekdays: (1 | 2 | 3 | 4 | 5 | 6 | 7)[];
          notOnEveOfClosure: boolean;
        };
        noticeRepeatBusinessDays: number;
        deliveredAfterBusinessDaysWithoutBounce: number;
        brake: {
          maxHarmfulPerRun: number;
          maxHarmfulPercentOfCustomers: number;
        };
        stages: ({
          key: string;
          names: {
            en: string;
            ja: string;
          };
          trigger: {
            kind: "past_due";
            days: number;
            unit: "business" | "calendar";
          } | {
            kind: "after_notice" | "after_consequence";
            stage: string;
            days: number;
            unit: "business" | "calendar";
          };
          appliesTo: {
            segments: (string)[];
            riskClasses: ("A" | "B" | "C" | "D")[];
          };
          tolerance: Record<string, string>;
          notice: {
            template: "payment_reminder" | "friendly_reminder" | "first_reminder" | "final_notice" | "suspension_notice" | "end_of_contract_notice" | "hand_over_notice";
            when: "reached" | "carried_out";
          } | null;
          consequences: ({
            kind: "task" | "block_purchases" | "suspend" | "cancel" | "hand_over" | "write_off";
            riskClasses: ("A" | "B" | "C" | "D")[];
            titles?: {
              en: string;
              ja: string;
            } | undefined;
          })[];
          gate: {
            deliveredNotice: {
              stage: string;
              businessDays: number;
            } | null;
            task: {
              en: string;
              ja: string;
            } | null;
            approval: boolean;
          };
        })[];
      };
    };
    output: {
      problems: ({
        code: string;
        field: string;
        values: Record<string, string | number>;
        text: {
          en: string;
          ja: string;
        };
      })[];
    };
  };
  /** Turns this session to another partner. */
  choosePartner: {
    params: undefined;
    query: undefined;
    body: {
      partnerId: string;
    };
    output: {
      sessionId: string;
      person: {
        id: string;
        email: string;
        name: string;
        language: "en" | "ja";
        totpActive: boolean;
      };
      partner: {
        id: string;
        name: string;
        currency: string;
        timeZone: string;
        country: string;
        language: "en" | "ja";
        /** When the scheduled collections run starts, in minutes after local midnight */
        runAtMinutes: number;
        cloud: "global" | "us-government" | "germany" | "china";
        isSample: boolean;
      } | null;
      roles: ("global_admin" | "admin_agent" | "billing_admin" | "sales_agent" | "helpdesk_agent")[];
      permissions: ("partner.read" | "partner.write" | "users.read" | "users.write" | "api_keys.write" | "customers.read" | "customers.write" | "receivables.read" | "receivables.write" | "collections.read" | "collections.run" | "collections.policy.edit" | "collections.policy.publish" | "collections.proposals.decide" | "notices.read" | "notices.write" | "mailbox.read" | "audit.read" | "operations.read" | "operations.write")[];
      partners: ({
        id: string;
        name: string;
        cloud: "global" | "us-government" | "germany" | "china";
      })[];
    };
  };
  /** Closes a dispute: the customer was right, was not, or no longer disputes it. */
  closeDispute: {
    params: { id: string };
    query: undefined;
    body: {
      outcome: "accepted" | "rejected" | "withdrawn";
      closedOn?: string | undefined;
    };
    output: {
      id: string;
      documentId: string;
      amount: string | null;
      reason: string;
      openedOn: string;
      closedOn: string | null;
      outcome: "accepted" | "rejected" | "withdrawn" | null;
    };
  };
  /** Where a version differs from another, place by place. */
  comparePolicyVersions: {
    params: { versionId: string };
    query: { since: string };
    body: undefined;
    output: {
      changes: ({
        path: string;
        before: unknown;
        after: unknown;
      })[];
    };
  };
  /** Records that a task was done, with a note. */
  completeTask: {
    params: { id: string };
    query: undefined;
    body: {
      note: string;
    };
    output: Record<string, unknown>;
  };
  /** Confirms the authenticator app with a code; from now on signing in asks for one. */
  confirmTotp: {
    params: undefined;
    query: undefined;
    body: {
      code: string;
    };
    output: Record<string, unknown>;
  };
  /** Creates a key for a program; the secret is shown in this answer only. */
  createApiKey: {
    params: undefined;
    query: undefined;
    body: {
      name: string;
      /** Any of partner.read, partner.write, users.read, customers.read, customers.write, receivables.read, receivables.write, collections.read, collections.run, collections.policy.edit, collections.policy.publish, collections.proposals.decide, notices.read, notices.write, audit.read, operations.read, operations.write */
      scopes: (string)[];
      expiresAt?: string | undefined;
    };
    output: {
      apiKey: {
        id: string;
        name: string;
        prefix: string;
        scopes: (string)[];
        createdBy: string;
        createdAt: string;
        expiresAt: string | null;
        lastUsedAt: string | null;
        revokedAt: string | null;
      };
      secret: string;
    };
  };
  /** Adds a customer; what is left out follows the partner. */
  createCustomer: {
    params: undefined;
    query: undefined;
    body: ({
      number: string;
      name: string;
    }) & ({
      number?: string | undefined;
      name?: string | undefined;
      tenantId?: string | null | undefined;
      country?: string | undefined;
      timeZone?: string | undefined;
      language?: "en" | "ja" | undefined;
      calendarId?: string | undefined;
      dueDateShift?: "following" | "preceding" | "none" | undefined;
      paymentTerms?: string | undefined;
      segment?: string | undefined;
      riskClass?: "A" | "B" | "C" | "D" | undefined;
    });
    output: {
      id: string;
      number: string;
      name: string;
      tenantId: string | null;
      country: string;
      timeZone: string;
      language: "en" | "ja";
      calendarId: string;
      dueDateShift: "following" | "preceding" | "none";
      paymentTerms: string;
      segment: string;
      riskClass: "A" | "B" | "C" | "D";
      version: number;
    };
  };
  /** A new policy with its first draft; without content it starts as the default policy. */
  createPolicy: {
    params: undefined;
    query: undefined;
    body: {
      name: string;
      content?: {
        calendar: string;
        tolerance: Record<string, string>;
        quiet: {
          closedDays: boolean;
          ranges: ({
            from: string;
            to: string;
          })[];
        };
        consequenceDays: {
          notOnWeekdays: (1 | 2 | 3 | 4 | 5 | 6 | 7)[];
          notOnEveOfClosure: boolean;
        };
        noticeRepeatBusinessDays: number;
        deliveredAfterBusinessDaysWithoutBounce: number;
        brake: {
          maxHarmfulPerRun: number;
          maxHarmfulPercentOfCustomers: number;
        };
        stages: ({
          key: string;
          names: {
            en: string;
            ja: string;
          };
          trigger: {
            kind: "past_due";
            days: number;
            unit: "business" | "calendar";
          } | {
            kind: "after_notice" | "after_consequence";
            stage: string;
            days: number;
            unit: "business" | "calendar";
          };
          appliesTo: {
            segments: (string)[];
            riskClasses: ("A" | "B" | "C" | "D")[];
          };
          tolerance: Record<string, string>;
          notice: {
            template: "payment_reminder" | "friendly_reminder" | "first_reminder" | "final_notice" | "suspension_notice" | "end_of_contract_notice" | "hand_over_notice";
            when: "reached" | "carried_out";
          } | null;
          consequences: ({
            kind: "task" | "block_purchases" | "suspend" | "cancel" | "hand_over" | "write_off";
            riskClasses: ("A" | "B" | "C" | "D")[];
            titles?: {
              en: string;
              ja: string;
            } | undefined;
          })[];
          gate: {
            deliveredNotice: {
              stage: string;
              businessDays: number;
            } | null;
            task: {
              en: string;
              ja: string;
            } | null;
            approval: boolean;
          };
        })[];
      } | undefined;
    };
    output: {
      id: string;
      policyId: string;
      policyName: string;
      number: number;
      state: "draft" | "published" | "retired";
      revision: number;
      content: unknown;
      problems: ({
        code: string;
        field: string;
        values: Record<string, string | number>;
        text: {
          en: string;
          ja: string;
        };
      })[];
      createdAt: string;
      createdBy: string;
      publishedAt: string | null;
      publishedBy: string | null;
      retiredAt: string | null;
    };
  };
  /** A new draft that starts as a copy of a version. */
  createPolicyDraft: {
    params: { policyId: string };
    query: undefined;
    body: {
      fromVersionId: string;
    };
    output: {
      id: string;
      policyId: string;
      policyName: string;
      number: number;
      state: "draft" | "published" | "retired";
      revision: number;
      content: unknown;
      problems: ({
        code: string;
        field: string;
        values: Record<string, string | number>;
        text: {
          en: string;
          ja: string;
        };
      })[];
      createdAt: string;
      createdBy: string;
      publishedAt: string | null;
      publishedBy: string | null;
      retiredAt: string | null;
    };
  };
  /** Says no to a consequence; its stage does not ask again for this debt. */
  declineProposal: {
    params: { id: string };
    query: undefined;
    body: {
      reason: string;
    };
    output: Record<string, unknown>;
  };
  /** Every difference of a preview as a table. */
  downloadCollectionsPreview: {
    params: undefined;
    query: { asOf: string; policyVersionId?: string | undefined };
    body: undefined;
    output: string;
  };
  /** The documents of a list as a CSV file. */
  downloadDocuments: {
    params: undefined;
    query: { kind?: "invoice" | "credit_note" | "payment" | "write_off" | "reversal" | undefined; customerId?: string | undefined; state?: "open" | "closed" | "overdue" | undefined; asOf?: string | undefined; q?: string | undefined };
    body: undefined;
    output: string;
  };
  /** Every row that was rejected or had changed, with its reason. */
  downloadImportErrors: {
    params: { id: string };
    query: { language?: "en" | "ja" | undefined };
    body: undefined;
    output: string;
  };
  /** A customer’s statement as a CSV file. */
  downloadStatement: {
    params: { customerId: string };
    query: { from?: string | undefined; asOf?: string | undefined };
    body: undefined;
    output: string;
  };
  /** Open items per currency by how long they are overdue. */
  getAgeing: {
    params: undefined;
    query: { asOf?: string | undefined; basis?: "known_now" | "as_it_stood" | undefined; customerId?: string | undefined };
    body: undefined;
    output: {
      asOf: string;
      /** known_now ages everything that is recorded today; as_it_stood what was booked by the day */
      basis: "known_now" | "as_it_stood";
      currencies: ({
        /** ISO 4217 */
        currency: string;
        /** Decimal, in the currency beside it: "1234.50" */
        open: string;
        openCount: number;
        customers: number;
        /** Decimal, in the currency beside it: "1234.50" */
        overdue: string;
        overdueCount: number;
        overdueCustomers: number;
        /** Decimal, in the currency beside it: "1234.50" */
        credits: string;
        buckets: ({
          key: "notDue" | "1-30" | "31-60" | "61-90" | "91-120" | "120+";
          count: number;
          /** Decimal, in the currency beside it: "1234.50" */
          amount: string;
        })[];
      })[];
    };
  };
  /** A run with its progress. */
  getCollectionsRun: {
    params: { runId: string };
    query: undefined;
    body: undefined;
    output: {
      id: string;
      asOf: string;
      policyVersionId: string;
      startedBy: "schedule" | "person" | "command_line";
      starterName: string;
      state: "running" | "braked" | "done" | "stopped";
      looksBack: boolean;
      customersTotal: number;
      customersDone: number;
      rate: number;
      harmfulProposed: number;
      harmfulAllowed: number;
      brakedHarmful: number | null;
      releasedBy: string | null;
      releaseReason: string | null;
      startedAt: string;
      heartbeatAt: string;
      finishedAt: string | null;
      summary: {
        asOf: string;
        customers: number;
        openInvoices: number;
        overdueInvoices: number;
        overdueCustomers: number;
        currencies: Record<string, {
          open: string;
          overdue: string;
          buckets: Record<string, {
            count: number;
            amount: string;
          }>;
        }>;
        stages: Record<string, number>;
        effects: Record<string, number>;
      };
    };
  };
  /** One customer with its contacts and other names. */
  getCustomer: {
    params: { customerId: string };
    query: undefined;
    body: undefined;
    output: {
      customer: {
        id: string;
        number: string;
        name: string;
        tenantId: string | null;
        country: string;
        timeZone: string;
        language: "en" | "ja";
        calendarId: string;
        dueDateShift: "following" | "preceding" | "none";
        paymentTerms: string;
        segment: string;
        riskClass: "A" | "B" | "C" | "D";
        version: number;
      };
      contacts: ({
        id: string;
        customerId: string;
        name: string;
        email: string;
        department: string | null;
        language: "en" | "ja";
        role: "billing" | "management" | "technical";
      })[];
      otherNames: (string)[];
    };
  };
  /** One decision with the facts, the calendar and the policy version it was made from, decided again. */
  getDecision: {
    params: { decisionId: string };
    query: undefined;
    body: undefined;
    output: {
      decision: {
        id: string;
        currency: string;
        asOf: string;
        policyVersionId: string;
        runId: string | null;
        result: unknown;
        decidedAt: string;
      };
      customerId: string;
      facts: unknown;
      calendar: unknown;
      isReproduced: boolean;
    };
  };
  /** The policy that every partner starts with. */
  getDefaultPolicy: {
    params: undefined;
    query: undefined;
    body: undefined;
    output: {
      content: unknown;
    };
  };
  /** One document with its lines, allocations, disputes and how it is booked. */
  getDocument: {
    params: { id: string };
    query: undefined;
    body: undefined;
    output: {
      document: {
        id: string;
        kind: "invoice" | "credit_note" | "payment" | "write_off" | "reversal";
        side: "debit" | "credit";
        number: string;
        customerId: string;
        customerNumber: string;
        customerName: string;
        /** ISO 4217 */
        currency: string;
        /** Decimal, in the currency beside it: "1234.50" */
        amount: string;
        /** Decimal, in the currency beside it: "1234.50" */
        amountOpen: string;
        issuedOn: string;
        bookedOn: string;
        dueOn: string | null;
        /** The source named the due date; else terms decided it */
        dueOnGiven: boolean;
        /** As of the day of the question; 0 when not overdue */
        daysOverdue: number;
        terms: string | null;
        reference: string | null;
        disputedAtSource: boolean;
        source: string | null;
        recordedAt: string;
      };
      lines: ({
        description: string;
        /** Decimal, in the currency beside it: "1234.50" */
        amount: string;
      })[];
      allocations: ({
        id: string;
        creditDocumentId: string;
        debitDocumentId: string;
        /** ISO 4217 */
        currency: string;
        /** Decimal, in the currency beside it: "1234.50" */
        amount: string;
        bookedOn: string;
        undoesId: string | null;
        isUndone: boolean;
        other: {
          id: string;
          kind: "invoice" | "credit_note" | "payment" | "write_off" | "reversal";
          number: string;
        };
      })[];
      disputes: ({
        id: string;
        documentId: string;
        amount: string | null;
        reason: string;
        openedOn: string;
        closedOn: string | null;
        outcome: "accepted" | "rejected" | "withdrawn" | null;
      })[];
      entries: ({
        journalId: string;
        bookedOn: string;
        account: "receivable" | "unapplied_credit" | "cash" | "sales" | "bad_debt";
        /** ISO 4217 */
        currency: string;
        /** Decimal, in the currency beside it: "1234.50" */
        amount: string;
      })[];
    };
  };
  /** One import: its progress while it runs, then its counts and the first errors. */
  getImport: {
    params: { id: string };
    query: { language?: "en" | "ja" | undefined };
    body: undefined;
    output: {
      id: string;
      profile: string;
      fileName: string;
      /** stop: one bad row and nothing is applied; skip: the good rows are */
      badRows: "stop" | "skip";
      dryRun: boolean;
      state: "reading" | "staged" | "stopped" | "applying" | "applied" | "failed" | "expired";
      /** Rows of the file; grows while it is read */
      rows: number;
      created: number;
      unchanged: number;
      changed: number;
      rejected: number;
      failure: {
        code: string;
        values: Record<string, unknown>;
      } | null;
      startedBy: string;
      startedAt: string;
      finishedAt: string | null;
      /** The first thousand; errors.csv has all */
      errors: ({
        line: number;
        column: string | null;
        code: string;
        message: string;
      })[];
    };
  };
  /** One mail of the built-in mailbox. `html` is for a sandboxed frame. */
  getMailboxMail: {
    params: { id: string };
    query: undefined;
    body: undefined;
    output: {
      id: string;
      messageId: string | null;
      sender: string;
      recipient: string;
      subject: string;
      deliveredAt: string;
      mailId: string;
      replyTo: string | null;
      html: string;
      text: string;
    };
  };
  /** One letter as it was written, what it names, and every attempt to deliver it. */
  getNotice: {
    params: { id: string };
    query: undefined;
    body: undefined;
    output: {
      id: string;
      noticeKey: string;
      customerId: string;
      customerNumber: string;
      customerName: string;
      template: "payment_reminder" | "friendly_reminder" | "first_reminder" | "final_notice" | "suspension_notice" | "end_of_contract_notice" | "hand_over_notice";
      stageKey: string;
      asOf: string;
      currency: string;
      /** Decimal, in the currency beside it */
      amountDue: string;
      /** Empty when there was nobody to write to */
      recipient: string;
      recipientName: string;
      language: "en" | "ja";
      subject: string;
      state: "queued" | "handing_over" | "accepted" | "bounced" | "failed" | "withdrawn" | "unknown";
      reason: "no_contact" | "nothing_due" | "no_longer_true" | "refused_by_server" | "reported_bounce" | "gave_up" | "connection_lost" | "worker_lost" | "person_decided" | null;
      detail: string | null;
      notBefore: string;
      attempts: number;
      acceptedAt: string | null;
      endedAt: string | null;
      createdAt: string;
      html: string;
      text: string;
      announces: ({
        kind: "block_purchases" | "suspend" | "cancel" | "hand_over";
        on: string;
      })[];
      /** What the letter names: items, credit, invoices counted but not listed */
      facts: Record<string, unknown>;
      deliveries: ({
        number: number;
        channel: "smtp" | "mailbox";
        server: string | null;
        startedAt: string;
        endedAt: string | null;
        outcome: "accepted" | "temporary" | "refused" | "unknown" | null;
        detail: string | null;
      })[];
    };
  };
  /** How mail leaves and when; `health` says since when the mail server does not answer. */
  getNoticeSettings: {
    params: undefined;
    query: undefined;
    body: undefined;
    output: {
      smtp: {
        host: string;
        port: number;
        security: "starttls" | "tls" | "none";
        user: string | null;
        hasPassword: boolean;
      } | null;
      fromName: string | null;
      fromAddress: string | null;
      replyTo: string | null;
      bankDetails: {
        en: string;
        ja: string;
      };
      /** HH:MM */
      sendFrom: string;
      /** HH:MM */
      sendUntil: string;
      quietDays: (string)[];
      version: number;
      health: {
        failures: number;
        failingSince: string;
        heldUntil: string;
        lastError: string;
      } | null;
    };
  };
  /** The partner you work for. */
  getPartner: {
    params: undefined;
    query: undefined;
    body: undefined;
    output: {
      id: string;
      name: string;
      currency: string;
      timeZone: string;
      country: string;
      language: "en" | "ja";
      /** When the scheduled collections run starts, in minutes after local midnight */
      runAtMinutes: number;
      cloud: "global" | "us-government" | "germany" | "china";
      isSample: boolean;
    };
  };
  /** One version with what keeps it from being published. */
  getPolicyVersion: {
    params: { versionId: string };
    query: undefined;
    body: undefined;
    output: {
      id: string;
      policyId: string;
      policyName: string;
      number: number;
      state: "draft" | "published" | "retired";
      revision: number;
      content: unknown;
      problems: ({
        code: string;
        field: string;
        values: Record<string, string | number>;
        text: {
          en: string;
          ja: string;
        };
      })[];
      createdAt: string;
      createdBy: string;
      publishedAt: string | null;
      publishedBy: string | null;
      retiredAt: string | null;
    };
  };
  /** Who is signed in, for which partner, and what they may do. */
  getSession: {
    params: undefined;
    query: undefined;
    body: undefined;
    output: {
      sessionId: string;
      person: {
        id: string;
        email: string;
        name: string;
        language: "en" | "ja";
        totpActive: boolean;
      };
      partner: {
        id: string;
        name: string;
        currency: string;
        timeZone: string;
        country: string;
        language: "en" | "ja";
        /** When the scheduled collections run starts, in minutes after local midnight */
        runAtMinutes: number;
        cloud: "global" | "us-government" | "germany" | "china";
        isSample: boolean;
      } | null;
      roles: ("global_admin" | "admin_agent" | "billing_admin" | "sales_agent" | "helpdesk_agent")[];
      permissions: ("partner.read" | "partner.write" | "users.read" | "users.write" | "api_keys.write" | "customers.read" | "customers.write" | "receivables.read" | "receivables.write" | "collections.read" | "collections.run" | "collections.policy.edit" | "collections.policy.publish" | "collections.proposals.decide" | "notices.read" | "notices.write" | "mailbox.read" | "audit.read" | "operations.read" | "operations.write")[];
      partners: ({
        id: string;
        name: string;
        cloud: "global" | "us-government" | "germany" | "china";
      })[];
    };
  };
  /** Whether the first administrator is still to be created. */
  getSetup: {
    params: undefined;
    query: undefined;
    body: undefined;
    output: {
      needed: boolean;
    };
  };
  /** Where a customer stands today, why, what blocks it and what happens next; decided on the spot. */
  getStanding: {
    params: { customerId: string };
    query: undefined;
    body: undefined;
    output: {
      customerId: string;
      policyVersionId: string | null;
      isPublished: boolean;
      accounts: ({
        currency: string;
        stage: string;
        stageName: {
          en: string;
          ja: string;
        };
        rank: number;
        overdue: boolean;
        clockStart: string | null;
        daysPastDue: number;
        businessDaysPastDue: number;
        amounts: {
          gross: string;
          disputed: string;
          credits: string;
          net: string;
          overdue: string;
          tolerance: string;
        };
        reached: (string)[];
        reasons: ({
          code: string;
          values: unknown;
          text: {
            en: string;
            ja: string;
          };
        })[];
        blockers: (({
          code: string;
          stage: string;
          waitsFor: string;
          since: string | null;
        }) & ({
          text: {
            en: string;
            ja: string;
          };
        }))[];
        next: ({
          kind: "stage" | "notice" | "consequence";
          stage: string;
          on: string;
          consequence?: string | undefined;
        }) & ({
          text: {
            en: string;
            ja: string;
          };
        }) | null;
      })[];
      notices: (unknown)[];
      history: ({
        id: string;
        currency: string;
        asOf: string;
        policyVersionId: string;
        runId: string | null;
        result: unknown;
        decidedAt: string;
      })[];
    };
  };
  /** What was booked for a customer in a period, and what was open at its end. */
  getStatement: {
    params: { customerId: string };
    query: { from?: string | undefined; asOf?: string | undefined };
    body: undefined;
    output: {
      customer: {
        id: string;
        number: string;
        name: string;
      };
      from: string | null;
      asOf: string;
      currencies: ({
        /** ISO 4217 */
        currency: string;
        /** Decimal, in the currency beside it: "1234.50" */
        opening: string;
        /** Decimal, in the currency beside it: "1234.50" */
        closing: string;
        /** Earlier movements that are part of `opening` only */
        leftOut: number;
        lines: ({
          documentId: string;
          kind: "invoice" | "credit_note" | "payment" | "write_off" | "reversal";
          number: string;
          reference: string | null;
          bookedOn: string;
          dueOn: string | null;
          /** Decimal, in the currency beside it: "1234.50" */
          amount: string;
          /** Decimal, in the currency beside it: "1234.50" */
          balance: string;
        })[];
      })[];
      openItems: ({
        id: string;
        kind: "invoice" | "credit_note" | "payment" | "write_off" | "reversal";
        side: "debit" | "credit";
        number: string;
        customerId: string;
        customerNumber: string;
        customerName: string;
        /** ISO 4217 */
        currency: string;
        /** Decimal, in the currency beside it: "1234.50" */
        amount: string;
        /** Decimal, in the currency beside it: "1234.50" */
        amountOpen: string;
        issuedOn: string;
        bookedOn: string;
        dueOn: string | null;
        /** The source named the due date; else terms decided it */
        dueOnGiven: boolean;
        /** As of the day of the question; 0 when not overdue */
        daysOverdue: number;
        terms: string | null;
        reference: string | null;
        disputedAtSource: boolean;
        source: string | null;
        recordedAt: string;
        /** Decimal, in the currency beside it: "1234.50" */
        open: string;
        /** Decimal, in the currency beside it: "1234.50" */
        disputed: string;
      })[];
    };
  };
  /** How many accounts stand in which stage, with how much, per currency. */
  getWorklistTotals: {
    params: undefined;
    query: undefined;
    body: undefined;
    output: {
      items: ({
        currency: string;
        stage: string;
        stageName: {
          en: string;
          ja: string;
        };
        accounts: number;
        overdue: string;
      })[];
    };
  };
  /** Imports a CSV file, sent as the body. Importing it again changes nothing. */
  importReceivables: {
    params: undefined;
    query: { profile: string; badRows?: "stop" | "skip" | undefined; dryRun?: boolean | undefined; fileName?: string | undefined; encoding?: "utf-8" | "utf-16le" | "shift_jis" | undefined; delimiter?: "," | ";" | "\t" | "|" | undefined; language?: "en" | "ja" | undefined };
    body: Blob | string;
    output: {
      id: string;
      profile: string;
      fileName: string;
      /** stop: one bad row and nothing is applied; skip: the good rows are */
      badRows: "stop" | "skip";
      dryRun: boolean;
      state: "reading" | "staged" | "stopped" | "applying" | "applied" | "failed" | "expired";
      /** Rows of the file; grows while it is read */
      rows: number;
      created: number;
      unchanged: number;
      changed: number;
      rejected: number;
      failure: {
        code: string;
        values: Record<string, unknown>;
      } | null;
      startedBy: string;
      startedAt: string;
      finishedAt: string | null;
      /** The first thousand; errors.csv has all */
      errors: ({
        line: number;
        column: string | null;
        code: string;
        message: string;
      })[];
    };
  };
  /** Invites somebody by e-mail; an earlier invitation to the address ends. */
  inviteUser: {
    params: undefined;
    query: undefined;
    body: {
      email: string;
      name: string;
      roles: ("global_admin" | "admin_agent" | "billing_admin" | "sales_agent" | "helpdesk_agent")[];
      language?: "en" | "ja" | undefined;
    };
    output: {
      id: string;
      email: string;
      name: string;
      roles: ("global_admin" | "admin_agent" | "billing_admin" | "sales_agent" | "helpdesk_agent")[];
      language: "en" | "ja";
      invitedBy: string;
      createdAt: string;
      expiresAt: string;
      isExpired: boolean;
    };
  };
  /** Keys of programs, the newest first; secrets are never shown again. */
  listApiKeys: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined };
    body: undefined;
    output: {
      items: ({
        id: string;
        name: string;
        prefix: string;
        scopes: (string)[];
        createdBy: string;
        createdAt: string;
        expiresAt: string | null;
        lastUsedAt: string | null;
        revokedAt: string | null;
      })[];
      nextCursor: string | null;
      total?: number | undefined;
    };
  };
  /** Runs, newest first. */
  listCollectionsRuns: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined };
    body: undefined;
    output: {
      items: ({
        id: string;
        asOf: string;
        policyVersionId: string;
        startedBy: "schedule" | "person" | "command_line";
        starterName: string;
        state: "running" | "braked" | "done" | "stopped";
        looksBack: boolean;
        customersTotal: number;
        customersDone: number;
        rate: number;
        harmfulProposed: number;
        harmfulAllowed: number;
        brakedHarmful: number | null;
        releasedBy: string | null;
        releaseReason: string | null;
        startedAt: string;
        heartbeatAt: string;
        finishedAt: string | null;
        summary: {
          asOf: string;
          customers: number;
          openInvoices: number;
          overdueInvoices: number;
          overdueCustomers: number;
          currencies: Record<string, {
            open: string;
            overdue: string;
            buckets: Record<string, {
              count: number;
              amount: string;
            }>;
          }>;
          stages: Record<string, number>;
          effects: Record<string, number>;
        };
      })[];
      nextCursor: string | null;
      total?: number | undefined;
    };
  };
  /** Customers by name; `q` looks in numbers and all names. */
  listCustomers: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined; q?: string | undefined; segment?: string | undefined; riskClass?: "A" | "B" | "C" | "D" | undefined };
    body: undefined;
    output: {
      items: ({
        id: string;
        number: string;
        name: string;
        tenantId: string | null;
        country: string;
        timeZone: string;
        language: "en" | "ja";
        calendarId: string;
        dueDateShift: "following" | "preceding" | "none";
        paymentTerms: string;
        segment: string;
        riskClass: "A" | "B" | "C" | "D";
        version: number;
      })[];
      nextCursor: string | null;
      total?: number | undefined;
    };
  };
  /** Invoices, credit notes, payments, write-offs and reversals, the latest booked first. */
  listDocuments: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined; kind?: "invoice" | "credit_note" | "payment" | "write_off" | "reversal" | undefined; customerId?: string | undefined; state?: "open" | "closed" | "overdue" | undefined; asOf?: string | undefined; q?: string | undefined };
    body: undefined;
    output: {
      items: ({
        id: string;
        kind: "invoice" | "credit_note" | "payment" | "write_off" | "reversal";
        side: "debit" | "credit";
        number: string;
        customerId: string;
        customerNumber: string;
        customerName: string;
        /** ISO 4217 */
        currency: string;
        /** Decimal, in the currency beside it: "1234.50" */
        amount: string;
        /** Decimal, in the currency beside it: "1234.50" */
        amountOpen: string;
        issuedOn: string;
        bookedOn: string;
        dueOn: string | null;
        /** The source named the due date; else terms decided it */
        dueOnGiven: boolean;
        /** As of the day of the question; 0 when not overdue */
        daysOverdue: number;
        terms: string | null;
        reference: string | null;
        disputedAtSource: boolean;
        source: string | null;
        recordedAt: string;
      })[];
      nextCursor: string | null;
      total?: number | undefined;
    };
  };
  /** What was decided and is to be carried out; `state=dead` shows what failed for good. */
  listEffects: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined; state?: "pending" | "running" | "done" | "dead" | undefined };
    body: undefined;
    output: {
      items: ({
        id: string;
        kind: string;
        key: string;
        state: "pending" | "running" | "done" | "dead";
        failures: number;
        notBefore: string;
        lastError: string | null;
        createdAt: string;
        finishedAt: string | null;
      })[];
      nextCursor: string | null;
      total?: number | undefined;
    };
  };
  /** The audit log, newest first. */
  listEvents: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined; type?: string | undefined; customerId?: string | undefined; subjectId?: string | undefined; requestId?: string | undefined };
    body: undefined;
    output: {
      items: ({
        id: string;
        type: string;
        subjectKind: string;
        subjectId: string;
        customerId: string | null;
        actorKind: "user" | "api_key" | "system";
        actorName: string;
        requestId: string;
        occurredAt: string;
        before: Record<string, unknown> | null;
        after: Record<string, unknown> | null;
      })[];
      nextCursor: string | null;
      total?: number | undefined;
    };
  };
  /** How files can be read: built-in profiles first, then your own. */
  listImportProfiles: {
    params: undefined;
    query: undefined;
    body: undefined;
    output: {
      items: ({
        profile: {
          key: string;
          name: string;
          kind: "open_items" | "settled_items" | "payments";
          delimiter: "," | ";" | "\t" | "|" | "detect";
          encoding: "utf-8" | "utf-16le" | "shift_jis" | "detect";
          dayFormat: "YYYY-MM-DD" | "YYYYMMDD" | "M/D/YYYY" | "D/M/YYYY" | "D.M.YYYY" | "YYYY/M/D" | "YYYY年M月D日";
          numberFormat: {
            decimal: "." | ",";
            group: "" | "," | "." | " " | "'";
          };
          rounding: "exact" | "half_even";
          currency: {
            fixed: string;
          } | "column" | "partner";
          columns: {
            number?: string | undefined;
            customerNumber?: string | undefined;
            customerName?: string | undefined;
            issuedOn?: string | undefined;
            bookedOn?: string | undefined;
            dueOn?: string | undefined;
            amount?: string | undefined;
            currency?: string | undefined;
            terms?: string | undefined;
            reference?: string | undefined;
            disputed?: string | undefined;
            settledOn?: string | undefined;
            appliesTo?: string | undefined;
          };
          optional?: ("number" | "customerNumber" | "customerName" | "issuedOn" | "bookedOn" | "dueOn" | "amount" | "currency" | "terms" | "reference" | "disputed" | "settledOn" | "appliesTo")[] | undefined;
          keyColumns?: (string)[] | undefined;
          cleaning?: {
            number?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
            customerNumber?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
            customerName?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
            issuedOn?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
            bookedOn?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
            dueOn?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
            amount?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
            currency?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
            terms?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
            reference?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
            disputed?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
            settledOn?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
            appliesTo?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
          } | undefined;
        };
        builtIn: boolean;
      })[];
    };
  };
  /** Imports, the newest first. */
  listImports: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined };
    body: undefined;
    output: {
      items: ({
        id: string;
        profile: string;
        fileName: string;
        /** stop: one bad row and nothing is applied; skip: the good rows are */
        badRows: "stop" | "skip";
        dryRun: boolean;
        state: "reading" | "staged" | "stopped" | "applying" | "applied" | "failed" | "expired";
        /** Rows of the file; grows while it is read */
        rows: number;
        created: number;
        unchanged: number;
        changed: number;
        rejected: number;
        failure: {
          code: string;
          values: Record<string, unknown>;
        } | null;
        startedBy: string;
        startedAt: string;
        finishedAt: string | null;
      })[];
      nextCursor: string | null;
      total?: number | undefined;
    };
  };
  /** Invitations that are neither accepted nor withdrawn, the newest first. */
  listInvitations: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined };
    body: undefined;
    output: {
      items: ({
        id: string;
        email: string;
        name: string;
        roles: ("global_admin" | "admin_agent" | "billing_admin" | "sales_agent" | "helpdesk_agent")[];
        language: "en" | "ja";
        invitedBy: string;
        createdAt: string;
        expiresAt: string;
        isExpired: boolean;
      })[];
      nextCursor: string | null;
      total?: number | undefined;
    };
  };
  /** The built-in mailbox, newest first: where mail goes while no mail server is set. */
  listMailbox: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined };
    body: undefined;
    output: {
      items: ({
        id: string;
        messageId: string | null;
        sender: string;
        recipient: string;
        subject: string;
        deliveredAt: string;
      })[];
      nextCursor: string | null;
      total?: number | undefined;
    };
  };
  /** Letters to customers, newest first; one for each recipient. `q` looks in numbers, names, subjects. */
  listNotices: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined; state?: "queued" | "handing_over" | "accepted" | "bounced" | "failed" | "withdrawn" | "unknown" | undefined; customerId?: string | undefined; q?: string | undefined };
    body: undefined;
    output: {
      items: ({
        id: string;
        noticeKey: string;
        customerId: string;
        customerNumber: string;
        customerName: string;
        template: "payment_reminder" | "friendly_reminder" | "first_reminder" | "final_notice" | "suspension_notice" | "end_of_contract_notice" | "hand_over_notice";
        stageKey: string;
        asOf: string;
        currency: string;
        /** Decimal, in the currency beside it */
        amountDue: string;
        /** Empty when there was nobody to write to */
        recipient: string;
        recipientName: string;
        language: "en" | "ja";
        subject: string;
        state: "queued" | "handing_over" | "accepted" | "bounced" | "failed" | "withdrawn" | "unknown";
        reason: "no_contact" | "nothing_due" | "no_longer_true" | "refused_by_server" | "reported_bounce" | "gave_up" | "connection_lost" | "worker_lost" | "person_decided" | null;
        detail: string | null;
        notBefore: string;
        attempts: number;
        acceptedAt: string | null;
        endedAt: string | null;
        createdAt: string;
      })[];
      nextCursor: string | null;
      total?: number | undefined;
    };
  };
  /** Every version of every policy. A partner without any gets the default policy as a draft. */
  listPolicyVersions: {
    params: undefined;
    query: undefined;
    body: undefined;
    output: {
      items: ({
        id: string;
        policyId: string;
        policyName: string;
        number: number;
        state: "draft" | "published" | "retired";
        revision: number;
        content: unknown;
        problems: ({
          code: string;
          field: string;
          values: Record<string, string | number>;
          text: {
            en: string;
            ja: string;
          };
        })[];
        createdAt: string;
        createdBy: string;
        publishedAt: string | null;
        publishedBy: string | null;
        retiredAt: string | null;
      })[];
    };
  };
  /** Consequences that were proposed, newest first. */
  listProposals: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined; customerId?: string | undefined; state?: "proposed" | "approved" | "declined" | "withdrawn" | "carried_out" | undefined };
    body: undefined;
    output: {
      items: ({
        id: string;
        customerId: string;
        customerNumber: string;
        customerName: string;
        currency: string;
        kind: string;
        stage: string;
        state: "proposed" | "approved" | "declined" | "withdrawn" | "carried_out";
        amount: string;
        proposedOn: string;
        needsApproval: boolean;
        decidedAt: string | null;
        decidedBy: string | null;
        decisionReason: string | null;
        carriedOutOn: string | null;
        withdrawnBecause: string | null;
        decisionId: string;
      })[];
      nextCursor: string | null;
      total?: number | undefined;
    };
  };
  /** Where you are signed in. */
  listSessions: {
    params: undefined;
    query: undefined;
    body: undefined;
    output: {
      items: ({
        id: string;
        userAgent: string;
        address: string;
        createdAt: string;
        lastSeenAt: string;
        expiresAt: string;
        /** The session this request was made in */
        isThis: boolean;
      })[];
      nextCursor: null;
    };
  };
  /** What people are asked to do, newest first. */
  listTasks: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined; customerId?: string | undefined; state?: "open" | "done" | "withdrawn" | undefined };
    body: undefined;
    output: {
      items: ({
        id: string;
        customerId: string;
        customerNumber: string;
        customerName: string;
        currency: string;
        purpose: "gate" | "consequence" | "undelivered";
        stage: string;
        title: {
          en: string;
          ja: string;
        };
        openedOn: string;
        state: "open" | "done" | "withdrawn";
        doneOn: string | null;
        doneBy: string | null;
        note: string | null;
      })[];
      nextCursor: string | null;
      total?: number | undefined;
    };
  };
  /** The people who work for the partner, with their roles. */
  listUsers: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined };
    body: undefined;
    output: {
      items: ({
        userId: string;
        email: string;
        name: string;
        roles: ("global_admin" | "admin_agent" | "billing_admin" | "sales_agent" | "helpdesk_agent")[];
        totpActive: boolean;
        createdAt: string;
      })[];
      nextCursor: string | null;
      total?: number | undefined;
    };
  };
  /** Accounts that are not clear, by currency, the largest overdue amount first. */
  listWorklist: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined; stage?: string | undefined; currency?: string | undefined; q?: string | undefined };
    body: undefined;
    output: {
      items: ({
        customerId: string;
        customerNumber: string;
        customerName: string;
        currency: string;
        stage: string;
        stageName: {
          en: string;
          ja: string;
        };
        rank: number;
        clockStart: string | null;
        overdue: string;
        net: string;
        next: {
          kind: "stage" | "notice" | "consequence";
          stage: string;
          on: string;
          consequence?: string | undefined;
        } | null;
        blockers: ({
          code: string;
          stage: string;
          waitsFor: string;
          since: string | null;
        })[];
        asOf: string;
        since: string;
      })[];
      nextCursor: string | null;
      total?: number | undefined;
    };
  };
  /** Makes the sample reseller, a partner of its own, and lets the caller work for it. */
  loadSample: {
    params: undefined;
    query: undefined;
    body: undefined;
    output: {
      partnerId: string;
      isNew: boolean;
    };
  };
  /** Records that an invoice is disputed; the disputed part does not count as overdue. */
  openDispute: {
    params: undefined;
    query: undefined;
    body: {
      documentId: string;
      /** Without it, the whole invoice */
      amount?: string | undefined;
      reason: string;
      openedOn?: string | undefined;
    };
    output: {
      id: string;
      documentId: string;
      amount: string | null;
      reason: string;
      openedOn: string;
      closedOn: string | null;
      outcome: "accepted" | "rejected" | "withdrawn" | null;
    };
  };
  /** What a run for a day would do, also under a draft. Nothing is written. */
  previewCollectionsRun: {
    params: undefined;
    query: undefined;
    body: {
      asOf: string;
      policyVersionId?: string | undefined;
    };
    output: {
      summary: {
        asOf: string;
        customers: number;
        openInvoices: number;
        overdueInvoices: number;
        overdueCustomers: number;
        currencies: Record<string, {
          open: string;
          overdue: string;
          buckets: Record<string, {
            count: number;
            amount: string;
          }>;
        }>;
        stages: Record<string, number>;
        effects: Record<string, number>;
      };
      policyVersionId: string | null;
      differences: ({
        customerId: string;
        customerNumber: string;
        customerName: string;
        currency: string;
        stageBefore: string;
        stage: string;
        overdue: string;
        effects: (string)[];
      })[];
      differencesTotal: number;
    };
  };
  /** Every letter with invented facts, as it would leave with the present settings. */
  previewNoticeTemplates: {
    params: undefined;
    query: { language?: "en" | "ja" | undefined };
    body: undefined;
    output: {
      items: ({
        template: "payment_reminder" | "friendly_reminder" | "first_reminder" | "final_notice" | "suspension_notice" | "end_of_contract_notice" | "hand_over_notice";
        title: string;
        subject: string;
        html: string;
        text: string;
      })[];
    };
  };
  /** Puts a draft into force and retires the version that was. It never changes again. */
  publishPolicy: {
    params: { versionId: string };
    query: undefined;
    body: {
      /** The revision that was seen */
      revision: number;
    };
    output: {
      id: string;
      policyId: string;
      policyName: string;
      number: number;
      state: "draft" | "published" | "retired";
      revision: number;
      content: unknown;
      problems: ({
        code: string;
        field: string;
        values: Record<string, string | number>;
        text: {
          en: string;
          ja: string;
        };
      })[];
      createdAt: string;
      createdBy: string;
      publishedAt: string | null;
      publishedBy: string | null;
      retiredAt: string | null;
    };
  };
  /** Records a credit note and, if wanted, settles invoices with it. */
  recordCreditNote: {
    params: undefined;
    query: undefined;
    body: {
      customerId: string;
      /** ISO 4217 */
      currency: string;
      /** Decimal, in the currency beside it: "1234.50" */
      amount: string;
      reference?: string | undefined;
      number: string;
      issuedOn: string;
      bookedOn?: string | undefined;
      lines?: ({
        description: string;
        /** Decimal, in the currency beside it: "1234.50" */
        amount: string;
      })[] | undefined;
      allocate?: "oldest_first" | ({
        documentId: string;
        /** Decimal, in the currency beside it: "1234.50" */
        amount: string;
      })[] | undefined;
    };
    output: {
      document: {
        id: string;
        kind: "invoice" | "credit_note" | "payment" | "write_off" | "reversal";
        side: "debit" | "credit";
        number: string;
        customerId: string;
        customerNumber: string;
        customerName: string;
        /** ISO 4217 */
        currency: string;
        /** Decimal, in the currency beside it: "1234.50" */
        amount: string;
        /** Decimal, in the currency beside it: "1234.50" */
        amountOpen: string;
        issuedOn: string;
        bookedOn: string;
        dueOn: string | null;
        /** The source named the due date; else terms decided it */
        dueOnGiven: boolean;
        /** As of the day of the question; 0 when not overdue */
        daysOverdue: number;
        terms: string | null;
        reference: string | null;
        disputedAtSource: boolean;
        source: string | null;
        recordedAt: string;
      };
      allocations: ({
        id: string;
        creditDocumentId: string;
        debitDocumentId: string;
        /** ISO 4217 */
        currency: string;
        /** Decimal, in the currency beside it: "1234.50" */
        amount: string;
        bookedOn: string;
        undoesId: string | null;
      })[];
    };
  };
  /** Records an invoice; without a due date the terms, calendar and shift decide it. */
  recordInvoice: {
    params: undefined;
    query: undefined;
    body: {
      customerId: string;
      /** ISO 4217 */
      currency: string;
      /** Decimal, in the currency beside it: "1234.50" */
      amount: string;
      reference?: string | undefined;
      number: string;
      issuedOn: string;
      bookedOn?: string | undefined;
      dueOn?: string | undefined;
      terms?: string | undefined;
      lines?: ({
        description: string;
        /** Decimal, in the currency beside it: "1234.50" */
        amount: string;
      })[] | undefined;
    };
    output: {
      id: string;
      kind: "invoice" | "credit_note" | "payment" | "write_off" | "reversal";
      side: "debit" | "credit";
      number: string;
      customerId: string;
      customerNumber: string;
      customerName: string;
      /** ISO 4217 */
      currency: string;
      /** Decimal, in the currency beside it: "1234.50" */
      amount: string;
      /** Decimal, in the currency beside it: "1234.50" */
      amountOpen: string;
      issuedOn: string;
      bookedOn: string;
      dueOn: string | null;
      /** The source named the due date; else terms decided it */
      dueOnGiven: boolean;
      /** As of the day of the question; 0 when not overdue */
      daysOverdue: number;
      terms: string | null;
      reference: string | null;
      disputedAtSource: boolean;
      source: string | null;
      recordedAt: string;
    };
  };
  /** Records that a letter which the mail server took came back. */
  recordNoticeBounce: {
    params: { id: string };
    query: undefined;
    body: {
      reason: string;
    };
    output: {
      id: string;
      noticeKey: string;
      customerId: string;
      customerNumber: string;
      customerName: string;
      template: "payment_reminder" | "friendly_reminder" | "first_reminder" | "final_notice" | "suspension_notice" | "end_of_contract_notice" | "hand_over_notice";
      stageKey: string;
      asOf: string;
      currency: string;
      /** Decimal, in the currency beside it */
      amountDue: string;
      /** Empty when there was nobody to write to */
      recipient: string;
      recipientName: string;
      language: "en" | "ja";
      subject: string;
      state: "queued" | "handing_over" | "accepted" | "bounced" | "failed" | "withdrawn" | "unknown";
      reason: "no_contact" | "nothing_due" | "no_longer_true" | "refused_by_server" | "reported_bounce" | "gave_up" | "connection_lost" | "worker_lost" | "person_decided" | null;
      detail: string | null;
      notBefore: string;
      attempts: number;
      acceptedAt: string | null;
      endedAt: string | null;
      createdAt: string;
      html: string;
      text: string;
      announces: ({
        kind: "block_purchases" | "suspend" | "cancel" | "hand_over";
        on: string;
      })[];
      /** What the letter names: items, credit, invoices counted but not listed */
      facts: Record<string, unknown>;
      deliveries: ({
        number: number;
        channel: "smtp" | "mailbox";
        server: string | null;
        startedAt: string;
        endedAt: string | null;
        outcome: "accepted" | "temporary" | "refused" | "unknown" | null;
        detail: string | null;
      })[];
    };
  };
  /** Records money that arrived; what settles no invoice stays unapplied cash. */
  recordPayment: {
    params: undefined;
    query: undefined;
    body: {
      customerId: string;
      /** ISO 4217 */
      currency: string;
      /** Decimal, in the currency beside it: "1234.50" */
      amount: string;
      reference?: string | undefined;
      number?: string | undefined;
      receivedOn?: string | undefined;
      allocate?: "oldest_first" | ({
        documentId: string;
        /** Decimal, in the currency beside it: "1234.50" */
        amount: string;
      })[] | undefined;
    };
    output: {
      document: {
        id: string;
        kind: "invoice" | "credit_note" | "payment" | "write_off" | "reversal";
        side: "debit" | "credit";
        number: string;
        customerId: string;
        customerNumber: string;
        customerName: string;
        /** ISO 4217 */
        currency: string;
        /** Decimal, in the currency beside it: "1234.50" */
        amount: string;
        /** Decimal, in the currency beside it: "1234.50" */
        amountOpen: string;
        issuedOn: string;
        bookedOn: string;
        dueOn: string | null;
        /** The source named the due date; else terms decided it */
        dueOnGiven: boolean;
        /** As of the day of the question; 0 when not overdue */
        daysOverdue: number;
        terms: string | null;
        reference: string | null;
        disputedAtSource: boolean;
        source: string | null;
        recordedAt: string;
      };
      allocations: ({
        id: string;
        creditDocumentId: string;
        debitDocumentId: string;
        /** ISO 4217 */
        currency: string;
        /** Decimal, in the currency beside it: "1234.50" */
        amount: string;
        bookedOn: string;
        undoesId: string | null;
      })[];
    };
  };
  /** Records that an approved consequence was carried out today. */
  recordProposalCarriedOut: {
    params: { id: string };
    query: undefined;
    body: undefined;
    output: Record<string, unknown>;
  };
  /** Lets a run go on that the brake stopped, knowing its numbers. */
  releaseCollectionsRun: {
    params: { runId: string };
    query: undefined;
    body: {
      reason: string;
    };
    output: {
      id: string;
      asOf: string;
      policyVersionId: string;
      startedBy: "schedule" | "person" | "command_line";
      starterName: string;
      state: "running" | "braked" | "done" | "stopped";
      looksBack: boolean;
      customersTotal: number;
      customersDone: number;
      rate: number;
      harmfulProposed: number;
      harmfulAllowed: number;
      brakedHarmful: number | null;
      releasedBy: string | null;
      releaseReason: string | null;
      startedAt: string;
      heartbeatAt: string;
      finishedAt: string | null;
      summary: {
        asOf: string;
        customers: number;
        openInvoices: number;
        overdueInvoices: number;
        overdueCustomers: number;
        currencies: Record<string, {
          open: string;
          overdue: string;
          buckets: Record<string, {
            count: number;
            amount: string;
          }>;
        }>;
        stages: Record<string, number>;
        effects: Record<string, number>;
      };
    };
  };
  /** Removes a contact person. */
  removeContact: {
    params: { customerId: string; contactId: string };
    query: undefined;
    body: undefined;
    output: Record<string, unknown>;
  };
  /** Removes the sample reseller with everything that belongs to it. */
  removeSample: {
    params: undefined;
    query: undefined;
    body: undefined;
    output: Record<string, unknown>;
  };
  /** Removes the authenticator app from your account. */
  removeTotp: {
    params: undefined;
    query: undefined;
    body: {
      password: string;
    };
    output: Record<string, unknown>;
  };
  /** Ends a person's work for the partner, at once. */
  removeUser: {
    params: { userId: string };
    query: undefined;
    body: undefined;
    output: Record<string, unknown>;
  };
  /** Says what became of a letter whose outcome is unknown: it arrived, or it is to be sent again. */
  resolveNotice: {
    params: { id: string };
    query: undefined;
    body: {
      decision: "arrived" | "send_again";
    };
    output: {
      id: string;
      noticeKey: string;
      customerId: string;
      customerNumber: string;
      customerName: string;
      template: "payment_reminder" | "friendly_reminder" | "first_reminder" | "final_notice" | "suspension_notice" | "end_of_contract_notice" | "hand_over_notice";
      stageKey: string;
      asOf: string;
      currency: string;
      /** Decimal, in the currency beside it */
      amountDue: string;
      /** Empty when there was nobody to write to */
      recipient: string;
      recipientName: string;
      language: "en" | "ja";
      subject: string;
      state: "queued" | "handing_over" | "accepted" | "bounced" | "failed" | "withdrawn" | "unknown";
      reason: "no_contact" | "nothing_due" | "no_longer_true" | "refused_by_server" | "reported_bounce" | "gave_up" | "connection_lost" | "worker_lost" | "person_decided" | null;
      detail: string | null;
      notBefore: string;
      attempts: number;
      acceptedAt: string | null;
      endedAt: string | null;
      createdAt: string;
      html: string;
      text: string;
      announces: ({
        kind: "block_purchases" | "suspend" | "cancel" | "hand_over";
        on: string;
      })[];
      /** What the letter names: items, credit, invoices counted but not listed */
      facts: Record<string, unknown>;
      deliveries: ({
        number: number;
        channel: "smtp" | "mailbox";
        server: string | null;
        startedAt: string;
        endedAt: string | null;
        outcome: "accepted" | "temporary" | "refused" | "unknown" | null;
        detail: string | null;
      })[];
    };
  };
  /** Takes the published version out of force. Nothing runs until another is published. */
  retirePolicy: {
    params: { versionId: string };
    query: undefined;
    body: undefined;
    output: {
      id: string;
      policyId: string;
      policyName: string;
      number: number;
      state: "draft" | "published" | "retired";
      revision: number;
      content: unknown;
      problems: ({
        code: string;
        field: string;
        values: Record<string, string | number>;
        text: {
          en: string;
          ja: string;
        };
      })[];
      createdAt: string;
      createdBy: string;
      publishedAt: string | null;
      publishedBy: string | null;
      retiredAt: string | null;
    };
  };
  /** Tries an effect again that failed for good. */
  retryEffect: {
    params: { effectId: string };
    query: undefined;
    body: undefined;
    output: Record<string, unknown>;
  };
  /** Takes back a payment that bounced, or a write-off that was wrong. */
  reversePayment: {
    params: { id: string };
    query: undefined;
    body: {
      bookedOn?: string | undefined;
      reason: string;
    };
    output: {
      document: {
        id: string;
        kind: "invoice" | "credit_note" | "payment" | "write_off" | "reversal";
        side: "debit" | "credit";
        number: string;
        customerId: string;
        customerNumber: string;
        customerName: string;
        /** ISO 4217 */
        currency: string;
        /** Decimal, in the currency beside it: "1234.50" */
        amount: string;
        /** Decimal, in the currency beside it: "1234.50" */
        amountOpen: string;
        issuedOn: string;
        bookedOn: string;
        dueOn: string | null;
        /** The source named the due date; else terms decided it */
        dueOnGiven: boolean;
        /** As of the day of the question; 0 when not overdue */
        daysOverdue: number;
        terms: string | null;
        reference: string | null;
        disputedAtSource: boolean;
        source: string | null;
        recordedAt: string;
      };
      undone: ({
        id: string;
        creditDocumentId: string;
        debitDocumentId: string;
        /** ISO 4217 */
        currency: string;
        /** Decimal, in the currency beside it: "1234.50" */
        amount: string;
        bookedOn: string;
        undoesId: string | null;
      })[];
    };
  };
  /** Revokes a key, at once and for ever. */
  revokeApiKey: {
    params: { apiKeyId: string };
    query: undefined;
    body: undefined;
    output: Record<string, unknown>;
  };
  /** Ends one of your sessions. */
  revokeSession: {
    params: { sessionId: string };
    query: undefined;
    body: undefined;
    output: Record<string, unknown>;
  };
  /** Saves a profile of your own, or replaces the one of the same key. */
  saveImportProfile: {
    params: undefined;
    query: undefined;
    body: {
      key: string;
      name: string;
      kind: "open_items" | "settled_items" | "payments";
      delimiter: "," | ";" | "\t" | "|" | "detect";
      encoding: "utf-8" | "utf-16le" | "shift_jis" | "detect";
      dayFormat: "YYYY-MM-DD" | "YYYYMMDD" | "M/D/YYYY" | "D/M/YYYY" | "D.M.YYYY" | "YYYY/M/D" | "YYYY年M月D日";
      numberFormat: {
        decimal: "." | ",";
        group: "" | "," | "." | " " | "'";
      };
      rounding: "exact" | "half_even";
      currency: {
        fixed: string;
      } | "column" | "partner";
      columns: {
        number?: string | undefined;
        customerNumber?: string | undefined;
        customerName?: string | undefined;
        issuedOn?: string | undefined;
        bookedOn?: string | undefined;
        dueOn?: string | undefined;
        amount?: string | undefined;
        currency?: string | undefined;
        terms?: string | undefined;
        reference?: string | undefined;
        disputed?: string | undefined;
        settledOn?: string | undefined;
        appliesTo?: string | undefined;
      };
      optional?: ("number" | "customerNumber" | "customerName" | "issuedOn" | "bookedOn" | "dueOn" | "amount" | "currency" | "terms" | "reference" | "disputed" | "settledOn" | "appliesTo")[] | undefined;
      keyColumns?: (string)[] | undefined;
      cleaning?: {
        number?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
        customerNumber?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
        customerName?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
        issuedOn?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
        bookedOn?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
        dueOn?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
        amount?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
        currency?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
        terms?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
        reference?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
        disputed?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
        settledOn?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
        appliesTo?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
      } | undefined;
    };
    output: {
      key: string;
      name: string;
      kind: "open_items" | "settled_items" | "payments";
      delimiter: "," | ";" | "\t" | "|" | "detect";
      encoding: "utf-8" | "utf-16le" | "shift_jis" | "detect";
      dayFormat: "YYYY-MM-DD" | "YYYYMMDD" | "M/D/YYYY" | "D/M/YYYY" | "D.M.YYYY" | "YYYY/M/D" | "YYYY年M月D日";
      numberFormat: {
        decimal: "." | ",";
        group: "" | "," | "." | " " | "'";
      };
      rounding: "exact" | "half_even";
      currency: {
        fixed: string;
      } | "column" | "partner";
      columns: {
        number?: string | undefined;
        customerNumber?: string | undefined;
        customerName?: string | undefined;
        issuedOn?: string | undefined;
        bookedOn?: string | undefined;
        dueOn?: string | undefined;
        amount?: string | undefined;
        currency?: string | undefined;
        terms?: string | undefined;
        reference?: string | undefined;
        disputed?: string | undefined;
        settledOn?: string | undefined;
        appliesTo?: string | undefined;
      };
      optional?: ("number" | "customerNumber" | "customerName" | "issuedOn" | "bookedOn" | "dueOn" | "amount" | "currency" | "terms" | "reference" | "disputed" | "settledOn" | "appliesTo")[] | undefined;
      keyColumns?: (string)[] | undefined;
      cleaning?: {
        number?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
        customerNumber?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
        customerName?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
        issuedOn?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
        bookedOn?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
        dueOn?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
        amount?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
        currency?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
        terms?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
        reference?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
        disputed?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
        settledOn?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
        appliesTo?: ("strip_decimal_zero" | "strip_leading_zeros" | "collapse_spaces" | "upper_case")[] | undefined;
      } | undefined;
    };
  };
  /** Sends a test message at once and says what the mail server answered. */
  sendTestMessage: {
    params: undefined;
    query: undefined;
    body: {
      to: string;
    };
    output: {
      channel: "smtp" | "mailbox";
      outcome: "accepted" | "temporary" | "refused" | "unknown";
      /** The mail server's own words */
      detail: string;
    };
  };
  /** Creates the first partner and its administrator, once, and signs in. */
  setUp: {
    params: undefined;
    query: undefined;
    body: {
      token: string;
      email: string;
      name: string;
      password: string;
      partnerName: string;
      cloud: "global" | "us-government" | "germany" | "china";
      currency: string;
      timeZone: string;
      country?: string | undefined;
      language?: "en" | "ja" | undefined;
    };
    output: {
      sessionId: string;
      person: {
        id: string;
        email: string;
        name: string;
        language: "en" | "ja";
        totpActive: boolean;
      };
      partner: {
        id: string;
        name: string;
        currency: string;
        timeZone: string;
        country: string;
        language: "en" | "ja";
        /** When the scheduled collections run starts, in minutes after local midnight */
        runAtMinutes: number;
        cloud: "global" | "us-government" | "germany" | "china";
        isSample: boolean;
      } | null;
      roles: ("global_admin" | "admin_agent" | "billing_admin" | "sales_agent" | "helpdesk_agent")[];
      permissions: ("partner.read" | "partner.write" | "users.read" | "users.write" | "api_keys.write" | "customers.read" | "customers.write" | "receivables.read" | "receivables.write" | "collections.read" | "collections.run" | "collections.policy.edit" | "collections.policy.publish" | "collections.proposals.decide" | "notices.read" | "notices.write" | "mailbox.read" | "audit.read" | "operations.read" | "operations.write")[];
      partners: ({
        id: string;
        name: string;
        cloud: "global" | "us-government" | "germany" | "china";
      })[];
    };
  };
  /** Signs in with e-mail and password, and with a code where it is active. */
  signIn: {
    params: undefined;
    query: undefined;
    body: {
      email: string;
      password: string;
      code?: string | undefined;
    };
    output: {
      sessionId: string;
      person: {
        id: string;
        email: string;
        name: string;
        language: "en" | "ja";
        totpActive: boolean;
      };
      partner: {
        id: string;
        name: string;
        currency: string;
        timeZone: string;
        country: string;
        language: "en" | "ja";
        /** When the scheduled collections run starts, in minutes after local midnight */
        runAtMinutes: number;
        cloud: "global" | "us-government" | "germany" | "china";
        isSample: boolean;
      } | null;
      roles: ("global_admin" | "admin_agent" | "billing_admin" | "sales_agent" | "helpdesk_agent")[];
      permissions: ("partner.read" | "partner.write" | "users.read" | "users.write" | "api_keys.write" | "customers.read" | "customers.write" | "receivables.read" | "receivables.write" | "collections.read" | "collections.run" | "collections.policy.edit" | "collections.policy.publish" | "collections.proposals.decide" | "notices.read" | "notices.write" | "mailbox.read" | "audit.read" | "operations.read" | "operations.write")[];
      partners: ({
        id: string;
        name: string;
        cloud: "global" | "us-government" | "germany" | "china";
      })[];
    };
  };
  /** Ends this session. */
  signOut: {
    params: undefined;
    query: undefined;
    body: undefined;
    output: Record<string, unknown>;
  };
  /** Starts a run in the background, or answers with the one of that day that has not ended. */
  startCollectionsRun: {
    params: undefined;
    query: undefined;
    body: {
      asOf: string;
    };
    output: {
      id: string;
      asOf: string;
      policyVersionId: string;
      startedBy: "schedule" | "person" | "command_line";
      starterName: string;
      state: "running" | "braked" | "done" | "stopped";
      looksBack: boolean;
      customersTotal: number;
      customersDone: number;
      rate: number;
      harmfulProposed: number;
      harmfulAllowed: number;
      brakedHarmful: number | null;
      releasedBy: string | null;
      releaseReason: string | null;
      startedAt: string;
      heartbeatAt: string;
      finishedAt: string | null;
      summary: {
        asOf: string;
        customers: number;
        openInvoices: number;
        overdueInvoices: number;
        overdueCustomers: number;
        currencies: Record<string, {
          open: string;
          overdue: string;
          buckets: Record<string, {
            count: number;
            amount: string;
          }>;
        }>;
        stages: Record<string, number>;
        effects: Record<string, number>;
      };
    };
  };
  /** Ends a run for good and withdraws its proposals on which nobody has decided. */
  stopCollectionsRun: {
    params: { runId: string };
    query: undefined;
    body: undefined;
    output: {
      id: string;
      asOf: string;
      policyVersionId: string;
      startedBy: "schedule" | "person" | "command_line";
      starterName: string;
      state: "running" | "braked" | "done" | "stopped";
      looksBack: boolean;
      customersTotal: number;
      customersDone: number;
      rate: number;
      harmfulProposed: number;
      harmfulAllowed: number;
      brakedHarmful: number | null;
      releasedBy: string | null;
      releaseReason: string | null;
      startedAt: string;
      heartbeatAt: string;
      finishedAt: string | null;
      summary: {
        asOf: string;
        customers: number;
        openInvoices: number;
        overdueInvoices: number;
        overdueCustomers: number;
        currencies: Record<string, {
          open: string;
          overdue: string;
          buckets: Record<string, {
            count: number;
            amount: string;
          }>;
        }>;
        stages: Record<string, number>;
        effects: Record<string, number>;
      };
    };
  };
  /** Takes an allocation back; both documents are open again by its amount. */
  undoAllocation: {
    params: { id: string };
    query: undefined;
    body: {
      bookedOn?: string | undefined;
    };
    output: {
      id: string;
      creditDocumentId: string;
      debitDocumentId: string;
      /** ISO 4217 */
      currency: string;
      /** Decimal, in the currency beside it: "1234.50" */
      amount: string;
      bookedOn: string;
      undoesId: string | null;
    };
  };
  /** Checks the hash chain over the audit log and names the first broken place. */
  verifyAudit: {
    params: undefined;
    query: undefined;
    body: undefined;
    output: {
      intact: boolean;
      seals: number;
      sealedEvents: number;
      unsealedEvents: number;
      brokenAt: {
        seal: number;
        eventId: string | null;
        problem: string;
      } | null;
    };
  };
  /** Withdraws an invitation; its link ends. */
  withdrawInvitation: {
    params: { invitationId: string };
    query: undefined;
    body: undefined;
    output: Record<string, unknown>;
  };
  /** Gives up on what is open of an invoice, or on part of it. */
  writeOff: {
    params: undefined;
    query: undefined;
    body: {
      documentId: string;
      /** Decimal, in the currency beside it: "1234.50" */
      amount?: string | undefined;
      bookedOn?: string | undefined;
      reason: string;
    };
    output: {
      document: {
        id: string;
        kind: "invoice" | "credit_note" | "payment" | "write_off" | "reversal";
        side: "debit" | "credit";
        number: string;
        customerId: string;
        customerNumber: string;
        customerName: string;
        /** ISO 4217 */
        currency: string;
        /** Decimal, in the currency beside it: "1234.50" */
        amount: string;
        /** Decimal, in the currency beside it: "1234.50" */
        amountOpen: string;
        issuedOn: string;
        bookedOn: string;
        dueOn: string | null;
        /** The source named the due date; else terms decided it */
        dueOnGiven: boolean;
        /** As of the day of the question; 0 when not overdue */
        daysOverdue: number;
        terms: string | null;
        reference: string | null;
        disputedAtSource: boolean;
        source: string | null;
        recordedAt: string;
      };
      allocations: ({
        id: string;
        creditDocumentId: string;
        debitDocumentId: string;
        /** ISO 4217 */
        currency: string;
        /** Decimal, in the currency beside it: "1234.50" */
        amount: string;
        bookedOn: string;
        undoesId: string | null;
      })[];
    };
  };
}

export const operations = {
  acceptInvitation: ['POST', '/api/invitations/accept'],
  addContact: ['POST', '/api/customers/{customerId}/contacts'],
  allocateCredit: ['POST', '/api/allocations'],
  applyImport: ['POST', '/api/imports/{id}/apply'],
  approveProposal: ['POST', '/api/proposals/{id}/approve'],
  beginTotp: ['POST', '/api/totp'],
  changeAccount: ['PATCH', '/api/account'],
  changeCustomer: ['PATCH', '/api/customers/{customerId}'],
  changeNoticeSettings: ['PUT', '/api/notice-settings'],
  changePartner: ['PATCH', '/api/partner'],
  changePassword: ['POST', '/api/password'],
  changePolicyDraft: ['PUT', '/api/collections/policy-versions/{versionId}'],
  changeRoles: ['PATCH', '/api/users/{userId}'],
  checkInvariants: ['GET', '/api/invariants'],
  checkPolicy: ['POST', '/api/collections/policy-problems'],
  choosePartner: ['PUT', '/api/session/partner'],
  closeDispute: ['POST', '/api/disputes/{id}/close'],
  comparePolicyVersions: ['GET', '/api/collections/policy-versions/{versionId}/changes'],
  completeTask: ['POST', '/api/tasks/{id}/done'],
  confirmTotp: ['POST', '/api/totp/confirm'],
  createApiKey: ['POST', '/api/api-keys'],
  createCustomer: ['POST', '/api/customers'],
  createPolicy: ['POST', '/api/collections/policies'],
  createPolicyDraft: ['POST', '/api/collections/policies/{policyId}/versions'],
  declineProposal: ['POST', '/api/proposals/{id}/decline'],
  downloadCollectionsPreview: ['GET', '/api/collections/previews.csv'],
  downloadDocuments: ['GET', '/api/documents.csv'],
  downloadImportErrors: ['GET', '/api/imports/{id}/errors.csv'],
  downloadStatement: ['GET', '/api/customers/{customerId}/statement.csv'],
  getAgeing: ['GET', '/api/receivables/ageing'],
  getCollectionsRun: ['GET', '/api/collections/runs/{runId}'],
  getCustomer: ['GET', '/api/customers/{customerId}'],
  getDecision: ['GET', '/api/collections/decisions/{decisionId}'],
  getDefaultPolicy: ['GET', '/api/collections/policies/default'],
  getDocument: ['GET', '/api/documents/{id}'],
  getImport: ['GET', '/api/imports/{id}'],
  getMailboxMail: ['GET', '/api/mailbox/{id}'],
  getNotice: ['GET', '/api/notices/{id}'],
  getNoticeSettings: ['GET', '/api/notice-settings'],
  getPartner: ['GET', '/api/partner'],
  getPolicyVersion: ['GET', '/api/collections/policy-versions/{versionId}'],
  getSession: ['GET', '/api/session'],
  getSetup: ['GET', '/api/setup'],
  getStanding: ['GET', '/api/customers/{customerId}/standing'],
  getStatement: ['GET', '/api/customers/{customerId}/statement'],
  getWorklistTotals: ['GET', '/api/collections/worklist/totals'],
  importReceivables: ['POST', '/api/imports'],
  inviteUser: ['POST', '/api/invitations'],
  listApiKeys: ['GET', '/api/api-keys'],
  listCollectionsRuns: ['GET', '/api/collections/runs'],
  listCustomers: ['GET', '/api/customers'],
  listDocuments: ['GET', '/api/documents'],
  listEffects: ['GET', '/api/effects'],
  listEvents: ['GET', '/api/events'],
  listImportProfiles: ['GET', '/api/import-profiles'],
  listImports: ['GET', '/api/imports'],
  listInvitations: ['GET', '/api/invitations'],
  listMailbox: ['GET', '/api/mailbox'],
  listNotices: ['GET', '/api/notices'],
  listPolicyVersions: ['GET', '/api/collections/policies'],
  listProposals: ['GET', '/api/proposals'],
  listSessions: ['GET', '/api/sessions'],
  listTasks: ['GET', '/api/tasks'],
  listUsers: ['GET', '/api/users'],
  listWorklist: ['GET', '/api/collections/worklist'],
  loadSample: ['POST', '/api/sample'],
  openDispute: ['POST', '/api/disputes'],
  previewCollectionsRun: ['POST', '/api/collections/previews'],
  previewNoticeTemplates: ['GET', '/api/notice-templates'],
  publishPolicy: ['POST', '/api/collections/policy-versions/{versionId}/publish'],
  recordCreditNote: ['POST', '/api/credit-notes'],
  recordInvoice: ['POST', '/api/invoices'],
  recordNoticeBounce: ['POST', '/api/notices/{id}/bounced'],
  recordPayment: ['POST', '/api/payments'],
  recordProposalCarriedOut: ['POST', '/api/proposals/{id}/carried-out'],
  releaseCollectionsRun: ['POST', '/api/collections/runs/{runId}/release'],
  removeContact: ['DELETE', '/api/customers/{customerId}/contacts/{contactId}'],
  removeSample: ['DELETE', '/api/sample'],
  removeTotp: ['DELETE', '/api/totp'],
  removeUser: ['DELETE', '/api/users/{userId}'],
  resolveNotice: ['POST', '/api/notices/{id}/resolve'],
  retirePolicy: ['POST', '/api/collections/policy-versions/{versionId}/retire'],
  retryEffect: ['POST', '/api/effects/{effectId}/retry'],
  reversePayment: ['POST', '/api/payments/{id}/reverse'],
  revokeApiKey: ['DELETE', '/api/api-keys/{apiKeyId}'],
  revokeSession: ['DELETE', '/api/sessions/{sessionId}'],
  saveImportProfile: ['POST', '/api/import-profiles'],
  sendTestMessage: ['POST', '/api/notice-settings/test'],
  setUp: ['POST', '/api/setup'],
  signIn: ['POST', '/api/session'],
  signOut: ['DELETE', '/api/session'],
  startCollectionsRun: ['POST', '/api/collections/runs'],
  stopCollectionsRun: ['POST', '/api/collections/runs/{runId}/stop'],
  undoAllocation: ['POST', '/api/allocations/{id}/undo'],
  verifyAudit: ['GET', '/api/audit/verification'],
  withdrawInvitation: ['DELETE', '/api/invitations/{invitationId}'],
  writeOff: ['POST', '/api/write-offs'],
} as const satisfies Record<keyof Operations, readonly [method: string, path: string]>;
