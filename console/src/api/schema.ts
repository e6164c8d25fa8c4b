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
  /** Books a movement as a payment of a customer, with what it settles. */
  acceptBankLine: {
    params: { id: string };
    query: undefined;
    body: {
      customerId: string;
      allocations: ({
        documentId: string;
        /** Decimal, in the currency of the movement */
        amount: string;
      })[];
      /** Decimal, in the currency of the movement */
      fee?: string | undefined;
    };
    output: Record<string, unknown>;
  };
  /** The bank took a payment back: what it settled is open again. */
  acceptBankReversal: {
    params: { id: string };
    query: undefined;
    body: {
      reversesId: string;
    };
    output: Record<string, unknown>;
  };
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
  /** Says that the measure has been read. */
  acknowledgeMeasure: {
    params: { measureId: string };
    query: undefined;
    body: undefined;
    output: Record<string, unknown>;
  };
  /** Adds a note; it cannot be changed. */
  addCaseNote: {
    params: { caseId: string };
    query: undefined;
    body: {
      text: string;
    };
    output: Record<string, unknown>;
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
  /** Adds an Azure subscription to an active plan. */
  addEntitlement: {
    params: { subscriptionId: string };
    query: undefined;
    body: {
      friendlyName: string;
    };
    output: {
      id: string;
      subscriptionId: string;
      friendlyName: string;
      status: "active" | "cancelling" | "cancelled" | "reactivating";
      cancellationReason: string | null;
      effectiveAt: string | null;
      createdAt: string;
    };
  };
  /** Puts a value on a list, or changes when it expires. */
  addScreeningEntry: {
    params: undefined;
    query: undefined;
    body: {
      list: string;
      value: string;
      note?: string | undefined;
      expiresOn?: string | null | undefined;
    };
    output: Record<string, unknown>;
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
  /** Answers, asks, closes, or notes something for the desk alone. */
  answerDeskTicket: {
    params: { partnerId: string; ticketId: string };
    query: undefined;
    body: {
      kind: "answer" | "ask" | "internal" | "close";
      text: string;
      /** the version that was seen */
      version: number;
    };
    output: {
      ticket: {
        id: string;
        number: string;
        customerId: string | null;
        title: string;
        description: string;
        severity: "critical" | "moderate" | "minimal";
        contact: {
          firstName: string;
          lastName: string;
          email: string;
          phoneNumber: string;
        };
        status: "open" | "attention_needed" | "closed";
        topicId: string;
        agentLocale: string;
        createdBy: string;
        changedBy: string;
        createdAt: string;
        changedAt: string;
        closedAt: string | null;
        firstResponseDueAt: string | null;
        firstRespondedAt: string | null;
        /** how the clock of the first response stands */
        clock: "none" | "running" | "soon" | "late" | "met" | "met_late" | "not_needed";
        mergedInto: string | null;
        version: number;
      };
      links: ({
        kind: "subscription" | "case" | "fraud_event" | "measure" | "invoice";
        targetId: string;
      })[];
      watchers: (string)[];
      notes: ({
        id: string;
        text: string;
        author: string;
        side: "partner" | "provider";
        /** seen by the side that wrote it alone */
        internal: boolean;
        createdAt: string;
      })[];
    };
  };
  /** Says what was done about it, or asks how it stands. */
  answerMeasure: {
    params: { measureId: string };
    query: undefined;
    body: {
      kind: "answered" | "update_asked";
      text: string;
    };
    output: Record<string, unknown>;
  };
  /** Appeals against a measure; it stands until somebody else at the provider decides. */
  appealMeasure: {
    params: { measureId: string };
    query: undefined;
    body: {
      grounds: "removed" | "misclassified";
      text: string;
    };
    output: {
      id: string;
      grounds: "removed" | "misclassified";
      text: string;
      openedBy: string;
      openedAt: string;
      promisedAt: string;
      state: "open" | "upheld" | "overturned";
      decidedAt: string | null;
      decision: string | null;
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
  /** A second person says yes; then it begins. */
  approveBulkAction: {
    params: { id: string };
    query: undefined;
    body: undefined;
    output: {
      id: string;
      action: unknown;
      reason: string;
      state: "waiting_for_approval" | "scheduled" | "running" | "done" | "declined" | "stopped";
      askedById: string;
      askedBy: string;
      approvedBy: string | null;
      runAt: string;
      total: number;
      done: number;
      refused: number;
      createdAt: string;
      finishedAt: string | null;
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
  /** One action on many subscriptions, at once or at a time. With `dryRun`, only says what would happen to each and what it would cost. */
  askForBulkAction: {
    params: undefined;
    query: undefined;
    body: {
      subscriptionIds: (string)[];
      action: {
        kind: "suspend";
        hold: "non_payment" | "investigation" | "acceptable_use" | "customer_request";
      } | {
        kind: "reactivate";
      } | {
        kind: "cancel";
        when: "now" | "term_end";
      } | {
        kind: "cancel";
        when: "scheduled";
        on: string;
      } | {
        kind: "set_quantity";
        quantity: number;
      } | {
        kind: "set_auto_renew";
        autoRenew: boolean;
      } | {
        kind: "schedule_change";
        change: {
          quantity?: number | undefined;
          offerId?: string | undefined;
          term?: "P1M" | "P1Y" | "P3Y" | "none" | undefined;
          billingCycle?: "monthly" | "annual" | "triennial" | "one_time" | "none" | undefined;
        } | null;
      };
      reason: string;
      runAt?: string | undefined;
      confirmed?: boolean | undefined;
      dryRun?: boolean | undefined;
    };
    output: {
      preview: {
        items: ({
          subscriptionId: string;
          customerId: string;
          friendlyName: string;
          refusal: string | null;
          money: ({
            currency: string;
            refund: string;
            stillCharged: string;
            saved: string;
          }) & ({
            billedUntil: string | null;
            reversible: boolean;
            needsApproval: boolean;
          }) | null;
        })[];
        money: ({
          currency: string;
          refund: string;
          stillCharged: string;
          saved: string;
        })[];
        possible: number;
        refused: number;
        irreversible: number;
        needsApproval: boolean;
      };
      bulkAction: {
        id: string;
        action: unknown;
        reason: string;
        state: "waiting_for_approval" | "scheduled" | "running" | "done" | "declined" | "stopped";
        askedById: string;
        askedBy: string;
        approvedBy: string | null;
        runAt: string;
        total: number;
        done: number;
        refused: number;
        createdAt: string;
        finishedAt: string | null;
      } | null;
    };
  };
  /** Assesses a matter as suspected, confirmed or unfounded. */
  assessMatter: {
    params: { matterId: string };
    query: undefined;
    body: {
      assessment: "suspected" | "confirmed" | "unfounded";
      clause: string;
      facts: string;
      /** the version that was seen */
      version: number;
    };
    output: {
      done: boolean;
      because: (string)[];
    };
  };
  /** Gives a case to a person who may work on cases, or to nobody. */
  assignCase: {
    params: { caseId: string };
    query: undefined;
    body: {
      userId: string | null;
    };
    output: Record<string, unknown>;
  };
  /** What a version would have said of past invoices, from what was known then, and how they ended. */
  backtestScorecard: {
    params: { version: number };
    query: undefined;
    body: undefined;
    output: {
      /** ISO 4217 */
      currency: string;
      invoices: number;
      /** more than 30 days late, or written off */
      bad: number;
      separationPercent: number | null;
      classes: ({
        className: string;
        invoices: number;
        bad: number;
        /** Decimal, in the currency beside it: "1234.50" */
        amount: string;
        /** Decimal, in the currency beside it: "1234.50" */
        badAmount: string;
      })[];
    };
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
  /** Cancels one Azure subscription; it stops after ten minutes. */
  cancelEntitlement: {
    params: { subscriptionId: string; entitlementId: string };
    query: undefined;
    body: {
      /** The provider knows one: compromise */
      reason: string;
    };
    output: {
      id: string;
      subscriptionId: string;
      friendlyName: string;
      status: "active" | "cancelling" | "cancelled" | "reactivating";
      cancellationReason: string | null;
      effectiveAt: string | null;
      createdAt: string;
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
  /** Replaces the lines of an open cart. */
  changeCart: {
    params: { customerId: string; cartId: string };
    query: undefined;
    body: {
      lines: ({
        offerId: string;
        quantity: number;
        friendlyName?: string | undefined;
        parentSubscriptionId?: string | undefined;
      })[];
    };
    output: {
      id: string;
      customerId: string;
      state: "open" | "checked_out" | "expired";
      lines: ({
        offerId: string;
        quantity: number;
        friendlyName?: string | undefined;
        parentSubscriptionId?: string | undefined;
      })[];
      createdAt: string;
      expiresAt: string;
      version: number;
    };
  };
  /** Changes when an order is stopped, and what one person decides alone. */
  changeCreditSettings: {
    params: undefined;
    query: undefined;
    body: {
      /** Decimal, in the currency beside it: "1234.50" */
      approvalAbove: string;
      /** ISO 4217 */
      currency: string;
      orderCounts: "commitment" | "first_charge";
      rules: ({
        family: "over_limit" | "limit_used" | "limit_expired" | "overdue_days" | "overdue_amount" | "order_amount" | "risk_class" | "prepayment" | "no_line";
        verdict: "off" | "wait" | "refuse";
        /** Days (`overdue_days`) or percent of the limit (`limit_used`) */
        threshold: number;
        /** By currency (`overdue_amount`, `order_amount`) */
        amounts: Record<string, string>;
        riskClasses: ("A" | "B" | "C" | "D")[];
        exceptSegments: (string)[];
        exceptRiskClasses: ("A" | "B" | "C" | "D")[];
      })[];
      version: number;
    };
    output: {
      /** Decimal, in the currency beside it: "1234.50" */
      approvalAbove: string;
      /** ISO 4217 */
      currency: string;
      orderCounts: "commitment" | "first_charge";
      rules: ({
        family: "over_limit" | "limit_used" | "limit_expired" | "overdue_days" | "overdue_amount" | "order_amount" | "risk_class" | "prepayment" | "no_line";
        verdict: "off" | "wait" | "refuse";
        /** Days (`overdue_days`) or percent of the limit (`limit_used`) */
        threshold: number;
        /** By currency (`overdue_amount`, `order_amount`) */
        amounts: Record<string, string>;
        riskClasses: ("A" | "B" | "C" | "D")[];
        exceptSegments: (string)[];
        exceptRiskClasses: ("A" | "B" | "C" | "D")[];
      })[];
      version: number;
    };
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
  /** Sets how long stopping usage takes. */
  changeExposureSettings: {
    params: undefined;
    query: undefined;
    body: {
      /** Days from the decision to stop usage until it can be stopped */
      daysToStop: number;
      version: number;
    };
    output: {
      /** Days from the decision to stop usage until it can be stopped */
      daysToStop: number;
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
      kind: "reseller" | "provider";
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
  /** Changes how long and how often customers may put off; open promises keep theirs. */
  changePauseRules: {
    params: undefined;
    query: undefined;
    body: {
      promiseDays: number;
      planDays: number;
      manualDays: number;
      toleranceDays: number;
      brokenMax: number;
    };
    output: {
      promiseDays: number;
      planDays: number;
      manualDays: number;
      toleranceDays: number;
      brokenMax: number;
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
            scope?: "unpaid" | "all" | undefined;
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
      /** Whoever changed the content; they need somebody else to publish it */
      changedBy: ({
        id: string;
        name: string;
      })[];
      publishedAloneBecause: string | null;
      retiredAt: string | null;
    };
  };
  /** Gives a person other roles, from their next request on. */
  changeRoles: {
    params: { userId: string };
    query: undefined;
    body: {
      roles: ("global_admin" | "admin_agent" | "billing_admin" | "sales_agent" | "helpdesk_agent" | "desk_lead" | "desk_agent")[];
    };
    output: {
      userId: string;
      email: string;
      name: string;
      language: "en" | "ja";
      roles: ("global_admin" | "admin_agent" | "billing_admin" | "sales_agent" | "helpdesk_agent" | "desk_lead" | "desk_agent")[];
      totpActive: boolean;
      createdAt: string;
    };
  };
  /** Changes the rules of a draft. */
  changeRules: {
    params: { id: string };
    query: undefined;
    body: {
      revision: number;
      rules: ({
        key: string;
        titles: {
          en: string;
          ja: string;
        };
        /** CEL */
        when: string;
        effect: "review" | "block" | "allow";
        score: number;
        whenUnknown: "quiet" | "review" | "fires";
        because: string;
      })[];
    };
    output: Record<string, unknown>;
  };
  /** Changes the settings, if `version` is still the newest. */
  changeSubscriptionSettings: {
    params: undefined;
    query: undefined;
    body: {
      approvalAbove: string;
      bulkApprovalAbove: number;
      bulkMaximum: number;
      version: number;
    };
    output: {
      approvalAbove: string;
      bulkApprovalAbove: number;
      bulkMaximum: number;
      version: number;
      currency: string;
    };
  };
  /** Changes a service request, closes or reopens it, adds a note. */
  changeTicket: {
    params: { ticketId: string };
    query: undefined;
    body: {
      title?: string | undefined;
      description?: string | undefined;
      severity?: "critical" | "moderate" | "minimal" | undefined;
      contact?: {
        firstName: string;
        lastName: string;
        email: string;
        phoneNumber: string;
      } | undefined;
      status?: "open" | "attention_needed" | "closed" | undefined;
      note?: string | undefined;
      /** the note is for your own people, not for the provider */
      internal?: boolean | undefined;
      /** the version that was seen */
      version: number;
    };
    output: {
      ticket: {
        id: string;
        number: string;
        customerId: string | null;
        title: string;
        description: string;
        severity: "critical" | "moderate" | "minimal";
        contact: {
          firstName: string;
          lastName: string;
          email: string;
          phoneNumber: string;
        };
        status: "open" | "attention_needed" | "closed";
        topicId: string;
        agentLocale: string;
        createdBy: string;
        changedBy: string;
        createdAt: string;
        changedAt: string;
        closedAt: string | null;
        firstResponseDueAt: string | null;
        firstRespondedAt: string | null;
        /** how the clock of the first response stands */
        clock: "none" | "running" | "soon" | "late" | "met" | "met_late" | "not_needed";
        mergedInto: string | null;
        version: number;
      };
      links: ({
        kind: "subscription" | "case" | "fraud_event" | "measure" | "invoice";
        targetId: string;
      })[];
      watchers: (string)[];
      notes: ({
        id: string;
        text: string;
        author: string;
        side: "partner" | "provider";
        /** seen by the side that wrote it alone */
        internal: boolean;
        createdAt: string;
      })[];
    };
  };
  /** Changes what is told where; pauses it or starts it again. */
  changeWebhookEndpoint: {
    params: { endpointId: string };
    query: undefined;
    body: {
      url: string;
      description: string;
      /** none means all */
      kinds: (string)[];
      state: "active" | "paused";
    };
    output: Record<string, unknown>;
  };
  /** Charges interest and lump sums for late payment: one document a customer and currency. */
  chargeInterest: {
    params: undefined;
    query: undefined;
    body: {
      customerIds: (string)[];
      throughOn: string;
    };
    output: {
      items: ({
        customerId: string;
        /** ISO 4217 */
        currency: string;
        /** Decimal, in the currency beside it: "1234.50" */
        charge: string;
        /** Decimal, in the currency beside it: "1234.50" */
        credit: string;
        chargeDocumentId: string | null;
        creditDocumentId: string | null;
      })[];
    };
  };
  /** Ticks a step of the checklist, or takes the tick away. */
  checkCaseStep: {
    params: { caseId: string };
    query: undefined;
    body: {
      step: string;
      done: boolean;
    };
    output: Record<string, unknown>;
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
            scope?: "unpaid" | "all" | undefined;
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
  /** What is wrong with the texts of rules; changes nothing. */
  checkRules: {
    params: undefined;
    query: undefined;
    body: {
      rules: ({
        key: string;
        titles: {
          en: string;
          ja: string;
        };
        /** CEL */
        when: string;
        effect: "review" | "block" | "allow";
        score: number;
        whenUnknown: "quiet" | "review" | "fires";
        because: string;
      })[];
    };
    output: {
      problems: ({
        rule: string;
        code: "rule_text_invalid" | "rule_not_a_condition" | "rule_text_too_long" | "rule_uses_matches" | "rule_pattern_invalid" | "rule_key_twice";
        detail: string;
      })[];
    };
  };
  /** Buys what is in the cart, once: an order for each currency. */
  checkoutCart: {
    params: { customerId: string; cartId: string };
    query: undefined;
    body: undefined;
    output: {
      cart: {
        id: string;
        customerId: string;
        state: "open" | "checked_out" | "expired";
        lines: ({
          offerId: string;
          quantity: number;
          friendlyName?: string | undefined;
          parentSubscriptionId?: string | undefined;
        })[];
        createdAt: string;
        expiresAt: string;
        version: number;
      };
      orders: ({
        id: string;
        customerId: string;
        state: "pending" | "completed" | "refused" | "cancelled" | "error";
        billingCycle: "monthly" | "annual" | "triennial" | "one_time" | "none";
        /** ISO 4217 */
        currency: string;
        /** Charged for the first billing cycle */
        total: string;
        cartId: string | null;
        createdAt: string;
        lines: ({
          number: number;
          offerId: string;
          friendlyName: string;
          quantity: number;
          /** Decimal, in the currency beside it: "1234.50" */
          unitPrice: string;
          subscriptionId: string | null;
          parentSubscriptionId: string | null;
        })[];
        /** What checks had against the order, settled or not */
        objections: ({
          check: string;
          verdict: "wait" | "refuse";
          reasons: ({
            code: string;
            values: Record<string, unknown>;
          })[];
          askedAt: string;
          settledAt: string | null;
          settledBy: string | null;
          settledHow: "released" | "cleared" | "refused" | null;
          settledReason: string | null;
        })[];
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
        kind: "reseller" | "provider";
      } | null;
      roles: ("global_admin" | "admin_agent" | "billing_admin" | "sales_agent" | "helpdesk_agent" | "desk_lead" | "desk_agent")[];
      permissions: ("partner.read" | "partner.write" | "users.read" | "users.write" | "api_keys.write" | "customers.read" | "customers.write" | "receivables.read" | "receivables.write" | "subscriptions.read" | "subscriptions.write" | "subscriptions.enforce" | "subscriptions.approve" | "orders.write" | "orders.release" | "usage.read" | "usage.write" | "exposure.read" | "exposure.write" | "credit.read" | "credit.write" | "credit.decide" | "credit.approve" | "screening.read" | "screening.write" | "screening.publish" | "collections.read" | "collections.run" | "collections.policy.edit" | "collections.policy.publish" | "collections.proposals.decide" | "collections.pause" | "notices.read" | "notices.write" | "mailbox.read" | "tickets.read" | "tickets.write" | "fraud_events.read" | "fraud_events.write" | "cases.read" | "cases.write" | "cases.decide" | "api_clients.write" | "enforcement.read" | "enforcement.answer" | "desk.read" | "desk.act" | "desk.approve" | "reports.write" | "audit.read" | "operations.read" | "operations.write")[];
      /** What the partner's cloud has; what is not listed is refused there */
      features: ("purchases" | "azure_entitlement_cancel" | "usage" | "service_requests" | "audit_records" | "fraud_events" | "validation_status" | "customer_agreements" | "relationship_requests" | "role_changes")[];
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
  /** Closes a matter on which nothing stands any more. */
  closeMatter: {
    params: { matterId: string };
    query: undefined;
    body: undefined;
    output: Record<string, unknown>;
  };
  /** What a run for a day would do under two versions, side by side. Nothing is written. */
  comparePolicyEffects: {
    params: undefined;
    query: undefined;
    body: {
      asOf: string;
      fromVersionId: string;
      toVersionId: string;
    };
    output: {
      customers: number;
      accounts: number;
      differences: ({
        customerId: string;
        customerNumber: string;
        customerName: string;
        currency: string;
        overdue: string;
        from: {
          stage: string;
          effects: (string)[];
        };
        to: {
          stage: string;
          effects: (string)[];
        };
      })[];
      differencesTotal: number;
      effects: ({
        effect: string;
        from: number;
        to: number;
      })[];
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
  /** The second person’s yes, or the application back to be decided anew. */
  confirmCreditApplication: {
    params: { applicationId: string };
    query: undefined;
    body: {
      answer: "confirm" | "send_back";
      /** the version that was seen */
      version: number;
    };
    output: {
      id: string;
      number: string;
      customerId: string;
      customerName: string;
      /** ISO 4217 */
      currency: string;
      /** Decimal, in the currency beside it: "1234.50" */
      wanted: string;
      purpose: string;
      external: {
        /** 0 is the worst */
        score: number;
        source: string;
        on: string;
      } | null;
      references: ({
        name: string;
        judgement: "good" | "mixed" | "bad";
        remark: string;
      })[];
      state: "submitted" | "proposed" | "granted" | "declined" | "withdrawn";
      facts: {
        /** Decimal, in the currency beside it: "1234.50" */
        averageMonthly: string;
        /** Decimal, in the currency beside it: "1234.50" */
        exposure: string;
        /** Decimal, in the currency beside it: "1234.50" */
        overdue: string;
      };
      recommendation: {
        scorecardVersion: number;
        points: number;
        maxPoints: number;
        className: string;
        /** Decimal, in the currency beside it: "1234.50" */
        limit: string;
        prepayment: boolean;
        basis: "month" | "wanted";
        lines: ({
          attribute: "relationship_days" | "invoices_paid" | "late_percent" | "average_days_late" | "written_off" | "overdue_days" | "open_disputes" | "external_score" | "good_references" | "bad_references";
          value: number | null;
          points: number;
          maxPoints: number;
        })[];
      };
      lookedAt: string;
      submittedBy: string;
      submittedAt: string;
      decision: {
        /** Decimal, in the currency beside it: "1234.50" */
        limit: string;
        /** Decimal, in the currency beside it: "1234.50" */
        depositRequired: string;
        /** Every order is to be paid before it is bought */
        prepayment: boolean;
        temporary: {
          /** Decimal, in the currency beside it: "1234.50" */
          limit: string;
          from: string;
          until: string;
        } | null;
        expiresOn: string | null;
        reviewOn: string | null;
        conditions: string;
        /** Orders of this customer are not checked */
        unchecked: boolean;
      } | null;
      decidedByName: string | null;
      decidedAt: string | null;
      reason: string | null;
      confirmedByName: string | null;
      confirmedAt: string | null;
      version: number;
    };
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
  /** Adds a client; its secret is in this answer and nowhere else. */
  createApiClient: {
    params: undefined;
    query: undefined;
    body: {
      name: string;
      scopes?: (string)[] | undefined;
      userEmail?: string | undefined;
    };
    output: {
      client: {
        clientId: string;
        name: string;
        scopes: (string)[];
        userId: string | null;
        createdBy: string;
        createdAt: string;
        lastUsedAt: string | null;
        revokedAt: string | null;
      };
      tenantId: string;
      clientSecret: string;
      refreshToken: string | null;
    };
  };
  /** Creates a key for a program; the secret is shown in this answer only. */
  createApiKey: {
    params: undefined;
    query: undefined;
    body: {
      name: string;
      /** Any of partner.read, partner.write, users.read, customers.read, customers.write, receivables.read, receivables.write, subscriptions.read, subscriptions.write, subscriptions.enforce, subscriptions.approve, orders.write, orders.release, usage.read, usage.write, exposure.read, exposure.write, credit.read, credit.write, credit.decide, credit.approve, screening.read, screening.write, screening.publish, collections.read, collections.run, collections.policy.edit, collections.policy.publish, collections.proposals.decide, collections.pause, notices.read, notices.write, tickets.read, tickets.write, fraud_events.read, fraud_events.write, cases.read, cases.write, cases.decide, api_clients.write, enforcement.read, enforcement.answer, desk.read, desk.act, desk.approve, reports.write, audit.read, operations.read, operations.write */
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
  /** Opens a cart; it expires after seven days. */
  createCart: {
    params: { customerId: string };
    query: undefined;
    body: {
      lines: ({
        offerId: string;
        quantity: number;
        friendlyName?: string | undefined;
        parentSubscriptionId?: string | undefined;
      })[];
    };
    output: {
      id: string;
      customerId: string;
      state: "open" | "checked_out" | "expired";
      lines: ({
        offerId: string;
        quantity: number;
        friendlyName?: string | undefined;
        parentSubscriptionId?: string | undefined;
      })[];
      createdAt: string;
      expiresAt: string;
      version: number;
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
            scope?: "unpaid" | "all" | undefined;
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
      /** Whoever changed the content; they need somebody else to publish it */
      changedBy: ({
        id: string;
        name: string;
      })[];
      publishedAloneBecause: string | null;
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
      /** Whoever changed the content; they need somebody else to publish it */
      changedBy: ({
        id: string;
        name: string;
      })[];
      publishedAloneBecause: string | null;
      retiredAt: string | null;
    };
  };
  /** Registers an endpoint; its secret is shown only here. */
  createWebhookEndpoint: {
    params: undefined;
    query: undefined;
    body: {
      url: string;
      description: string;
      /** none means all */
      kinds: (string)[];
    };
    output: {
      id: string;
      secret: string;
    };
  };
  /** Decides an appeal; who had a hand in the measure cannot. */
  decideAppeal: {
    params: { matterId: string; measureId: string };
    query: undefined;
    body: {
      outcome: "upheld" | "overturned";
      text: string;
    };
    output: Record<string, unknown>;
  };
  /** Marks a fraud event as active, under investigation or resolved; nothing is remedied. */
  decideFraudEvent: {
    params: { fraudEventId: string };
    query: undefined;
    body: {
      status: "active" | "investigating" | "resolved";
      reason?: "fraud" | "ignore" | undefined;
    };
    output: {
      id: string;
      customerId: string;
      subscriptionId: string;
      subscriptionName: string;
      entityId: string;
      entityName: string;
      type: string;
      severity: "low" | "medium" | "high";
      confidence: "low" | "medium" | "high";
      title: string;
      description: string;
      country: string | null;
      serviceName: string;
      resourceName: string;
      resourceGroupName: string;
      affectedResources: ({
        id: string;
        type: string;
      })[];
      details: Record<string, unknown>;
      isTest: boolean;
      hitCount: number;
      firstOccurredAt: string;
      lastOccurredAt: string;
      firstObservedAt: string;
      lastObservedAt: string;
      status: "active" | "investigating" | "resolved";
      resolvedReason: "fraud" | "ignore" | null;
      resolvedAt: string | null;
      resolvedBy: string | null;
      version: number;
    };
  };
  /** The second person’s yes or no. */
  decideProposal: {
    params: { proposalId: string };
    query: undefined;
    body: {
      answer: "approved" | "declined";
    };
    output: Record<string, unknown>;
  };
  /** Says no to a bulk action that waits for a second person. */
  declineBulkAction: {
    params: { id: string };
    query: undefined;
    body: {
      reason: string;
    };
    output: {
      id: string;
      action: unknown;
      reason: string;
      state: "waiting_for_approval" | "scheduled" | "running" | "done" | "declined" | "stopped";
      askedById: string;
      askedBy: string;
      approvedBy: string | null;
      runAt: string;
      total: number;
      done: number;
      refused: number;
      createdAt: string;
      finishedAt: string | null;
    };
  };
  /** Declines an application, with the reason. */
  declineCreditApplication: {
    params: { applicationId: string };
    query: undefined;
    body: {
      reason: string;
      /** the version that was seen */
      version: number;
    };
    output: {
      id: string;
      number: string;
      customerId: string;
      customerName: string;
      /** ISO 4217 */
      currency: string;
      /** Decimal, in the currency beside it: "1234.50" */
      wanted: string;
      purpose: string;
      external: {
        /** 0 is the worst */
        score: number;
        source: string;
        on: string;
      } | null;
      references: ({
        name: string;
        judgement: "good" | "mixed" | "bad";
        remark: string;
      })[];
      state: "submitted" | "proposed" | "granted" | "declined" | "withdrawn";
      facts: {
        /** Decimal, in the currency beside it: "1234.50" */
        averageMonthly: string;
        /** Decimal, in the currency beside it: "1234.50" */
        exposure: string;
        /** Decimal, in the currency beside it: "1234.50" */
        overdue: string;
      };
      recommendation: {
        scorecardVersion: number;
        points: number;
        maxPoints: number;
        className: string;
        /** Decimal, in the currency beside it: "1234.50" */
        limit: string;
        prepayment: boolean;
        basis: "month" | "wanted";
        lines: ({
          attribute: "relationship_days" | "invoices_paid" | "late_percent" | "average_days_late" | "written_off" | "overdue_days" | "open_disputes" | "external_score" | "good_references" | "bad_references";
          value: number | null;
          points: number;
          maxPoints: number;
        })[];
      };
      lookedAt: string;
      submittedBy: string;
      submittedAt: string;
      decision: {
        /** Decimal, in the currency beside it: "1234.50" */
        limit: string;
        /** Decimal, in the currency beside it: "1234.50" */
        depositRequired: string;
        /** Every order is to be paid before it is bought */
        prepayment: boolean;
        temporary: {
          /** Decimal, in the currency beside it: "1234.50" */
          limit: string;
          from: string;
          until: string;
        } | null;
        expiresOn: string | null;
        reviewOn: string | null;
        conditions: string;
        /** Orders of this customer are not checked */
        unchecked: boolean;
      } | null;
      decidedByName: string | null;
      decidedAt: string | null;
      reason: string | null;
      confirmedByName: string | null;
      confirmedAt: string | null;
      version: number;
    };
  };
  /** Says no to a consequence that is not carried out; its stage does not ask again for this debt. */
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
    query: { kind?: "invoice" | "late_charge" | "credit_note" | "payment" | "write_off" | "reversal" | undefined; customerId?: string | undefined; state?: "open" | "closed" | "overdue" | undefined; asOf?: string | undefined; q?: string | undefined };
    body: undefined;
    output: string;
  };
  /** Customers by exposure in one currency as a CSV file. */
  downloadExposures: {
    params: undefined;
    query: { currency: string };
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
  /** A new draft: a copy of the live rules, or the rules to begin with. */
  draftRules: {
    params: undefined;
    query: undefined;
    body: undefined;
    output: {
      id: string;
    };
  };
  /** Drafts a scorecard, in place of the draft before. */
  draftScorecard: {
    params: undefined;
    query: undefined;
    body: {
      definition: {
        attributes: ({
          attribute: "relationship_days" | "invoices_paid" | "late_percent" | "average_days_late" | "written_off" | "overdue_days" | "open_disputes" | "external_score" | "good_references" | "bad_references";
          bands: ({
            below: number | null;
            points: number;
          })[];
          unknownPoints: number;
        })[];
        classes: ({
          key: string;
          atLeastPoints: number;
          /** of an average month’s invoices */
          percentOfMonth: number;
          /** where there is no month to go by */
          percentOfWanted: number;
          prepayment: boolean;
        })[];
      };
      note: string;
    };
    output: {
      items: ({
        /** 0 is the product’s own */
        version: number;
        state: "draft" | "live" | "retired";
        definition: {
          attributes: ({
            attribute: "relationship_days" | "invoices_paid" | "late_percent" | "average_days_late" | "written_off" | "overdue_days" | "open_disputes" | "external_score" | "good_references" | "bad_references";
            bands: ({
              below: number | null;
              points: number;
            })[];
            unknownPoints: number;
          })[];
          classes: ({
            key: string;
            atLeastPoints: number;
            /** of an average month’s invoices */
            percentOfMonth: number;
            /** where there is no month to go by */
            percentOfWanted: number;
            prepayment: boolean;
          })[];
        };
        note: string;
        draftedByName: string;
        draftedAt: string | null;
        publishedByName: string | null;
        publishedAt: string | null;
      })[];
    };
  };
  /** Takes a promise back or ends a pause before its day; the right stage goes on. */
  endPause: {
    params: { id: string };
    query: undefined;
    body: {
      reason: string;
    };
    output: Record<string, unknown>;
  };
  /** Changes how urgent it is, and says why. */
  escalateDeskTicket: {
    params: { partnerId: string; ticketId: string };
    query: undefined;
    body: {
      severity: "critical" | "moderate" | "minimal";
      text: string;
      /** the version that was seen */
      version: number;
    };
    output: {
      ticket: {
        id: string;
        number: string;
        customerId: string | null;
        title: string;
        description: string;
        severity: "critical" | "moderate" | "minimal";
        contact: {
          firstName: string;
          lastName: string;
          email: string;
          phoneNumber: string;
        };
        status: "open" | "attention_needed" | "closed";
        topicId: string;
        agentLocale: string;
        createdBy: string;
        changedBy: string;
        createdAt: string;
        changedAt: string;
        closedAt: string | null;
        firstResponseDueAt: string | null;
        firstRespondedAt: string | null;
        /** how the clock of the first response stands */
        clock: "none" | "running" | "soon" | "late" | "met" | "met_late" | "not_needed";
        mergedInto: string | null;
        version: number;
      };
      links: ({
        kind: "subscription" | "case" | "fraud_event" | "measure" | "invoice";
        targetId: string;
      })[];
      watchers: (string)[];
      notes: ({
        id: string;
        text: string;
        author: string;
        side: "partner" | "provider";
        /** seen by the side that wrote it alone */
        internal: boolean;
        createdAt: string;
      })[];
    };
  };
  /** Where a report stands, and what came of it. */
  getAbuseReport: {
    params: { reportId: string };
    query: undefined;
    body: undefined;
    output: {
      reportId: string;
      class: string;
      source: "api" | "hand" | "fraud_event";
      sourceIdentifier: string;
      reporterOrg: string;
      reporterContact: string;
      confidence: number | null;
      correlationId: string | null;
      occurredAt: string;
      receivedAt: string;
      status: "QUEUED" | "PROCESSING" | "COMPLETED";
      reasonCode: "ACTIONED" | "NO_VIOLATION_FOUND" | "SUBJECT_UNKNOWN" | "INFORMATIONAL" | null;
      completedAt: string | null;
    };
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
  /** What a customer means to spend in a month, how much is used, and who was told what. */
  getBudget: {
    params: { customerId: string };
    query: undefined;
    body: undefined;
    output: {
      budget: {
        amount: string;
        currency: string;
        setAt: string;
      } | null;
      thisMonth: {
        amount: string;
        /** Two decimals, rounded down; may exceed 100 */
        percentUsed: number;
      } | null;
      notices: ({
        /** A calendar month in UTC, such as 2026-11 */
        month: string;
        threshold: number;
        /** 1 for the first time in a month */
        number: number;
        currency: string;
        budget: string;
        consumed: string;
        toldAt: string;
      })[];
    };
  };
  /** One bulk action with its progress. */
  getBulkAction: {
    params: { id: string };
    query: undefined;
    body: undefined;
    output: {
      id: string;
      action: unknown;
      reason: string;
      state: "waiting_for_approval" | "scheduled" | "running" | "done" | "declined" | "stopped";
      askedById: string;
      askedBy: string;
      approvedBy: string | null;
      runAt: string;
      total: number;
      done: number;
      refused: number;
      createdAt: string;
      finishedAt: string | null;
    };
  };
  /** One cart. */
  getCart: {
    params: { customerId: string; cartId: string };
    query: undefined;
    body: undefined;
    output: {
      id: string;
      customerId: string;
      state: "open" | "checked_out" | "expired";
      lines: ({
        offerId: string;
        quantity: number;
        friendlyName?: string | undefined;
        parentSubscriptionId?: string | undefined;
      })[];
      createdAt: string;
      expiresAt: string;
      version: number;
    };
  };
  /** One case with its clocks, checklist, notes, links, holds and how it ended. */
  getCase: {
    params: { caseId: string };
    query: undefined;
    body: undefined;
    output: {
      case: {
        id: string;
        number: number;
        kind: "compromise" | "card_fraud" | "mining" | "spam" | "non_payment_by_intent" | "other";
        title: string;
        customerId: string;
        customerName: string;
        state: "open" | "resolved";
        sourceKind: "person" | "fraud_event" | "screening";
        sourceId: string;
        isTest: boolean;
        openedBy: string;
        openedAt: string;
        firstUseAt: string | null;
        assigneeId: string | null;
        assigneeName: string | null;
        lockedBy: string | null;
        lockedUntil: string | null;
        outcome: "fraud" | "misuse" | "legitimate" | "compromised" | "duplicate" | null;
        resolvedBy: string | null;
        resolvedAt: string | null;
        nextDueAt: string | null;
        lossPerHour: ({
          amount: string;
          currency: string;
        })[];
        atStake: ({
          amount: string;
          currency: string;
        })[];
        clocks: ({
          name: "react" | "mitigate" | "refund";
          state: "running" | "soon" | "overdue" | "met" | "met_late" | "not_needed" | "unknown";
          dueAt: string | null;
          metAt: string | null;
        })[];
        subjects: ({
          customerId: string;
          customerName: string;
          subscriptionId: string | null;
          subscriptionName: string | null;
        })[];
      };
      lockIsMine: boolean;
      steps: ({
        key: string;
        en: string;
        ja: string;
        doneBy: string | null;
        doneAt: string | null;
      })[];
      notes: ({
        id: string;
        text: string;
        writtenBy: string;
        writtenAt: string;
      })[];
      links: ({
        caseId: string;
        number: number;
        title: string;
        kind: "compromise" | "card_fraud" | "mining" | "spam" | "non_payment_by_intent" | "other";
        state: "open" | "resolved";
        because: string;
      })[];
      holds: ({
        id: string;
        customerId: string;
        subscriptionId: string | null;
        reason: string;
        placedAt: string;
      })[];
      resolutions: ({
        id: string;
        outcome: "fraud" | "misuse" | "legitimate" | "compromised" | "duplicate";
        because: string;
        holds: "lift" | "keep";
        resolvedBy: string;
        resolvedAt: string;
        losses: ({
          currency: string;
          lost: string;
          recovered: string;
        })[];
      })[];
      workers: ({
        id: string;
        name: string;
      })[];
    };
  };
  /** What should come in, week by week, if every customer pays as late as usual. */
  getCashForecast: {
    params: undefined;
    query: undefined;
    body: undefined;
    output: {
      currencies: ({
        /** ISO 4217 */
        currency: string;
        weeks: ({
          from: string;
          /** Decimal, in the currency beside it: "1234.50" */
          amount: string;
        })[];
        /** Decimal, in the currency beside it: "1234.50" */
        later: string;
        /** Decimal, in the currency beside it: "1234.50" */
        beyondHabit: string;
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
  /** One application with its facts and what the scorecard made of them. */
  getCreditApplication: {
    params: { applicationId: string };
    query: undefined;
    body: undefined;
    output: {
      id: string;
      number: string;
      customerId: string;
      customerName: string;
      /** ISO 4217 */
      currency: string;
      /** Decimal, in the currency beside it: "1234.50" */
      wanted: string;
      purpose: string;
      external: {
        /** 0 is the worst */
        score: number;
        source: string;
        on: string;
      } | null;
      references: ({
        name: string;
        judgement: "good" | "mixed" | "bad";
        remark: string;
      })[];
      state: "submitted" | "proposed" | "granted" | "declined" | "withdrawn";
      facts: {
        /** Decimal, in the currency beside it: "1234.50" */
        averageMonthly: string;
        /** Decimal, in the currency beside it: "1234.50" */
        exposure: string;
        /** Decimal, in the currency beside it: "1234.50" */
        overdue: string;
      };
      recommendation: {
        scorecardVersion: number;
        points: number;
        maxPoints: number;
        className: string;
        /** Decimal, in the currency beside it: "1234.50" */
        limit: string;
        prepayment: boolean;
        basis: "month" | "wanted";
        lines: ({
          attribute: "relationship_days" | "invoices_paid" | "late_percent" | "average_days_late" | "written_off" | "overdue_days" | "open_disputes" | "external_score" | "good_references" | "bad_references";
          value: number | null;
          points: number;
          maxPoints: number;
        })[];
      };
      lookedAt: string;
      submittedBy: string;
      submittedAt: string;
      decision: {
        /** Decimal, in the currency beside it: "1234.50" */
        limit: string;
        /** Decimal, in the currency beside it: "1234.50" */
        depositRequired: string;
        /** Every order is to be paid before it is bought */
        prepayment: boolean;
        temporary: {
          /** Decimal, in the currency beside it: "1234.50" */
          limit: string;
          from: string;
          until: string;
        } | null;
        expiresOn: string | null;
        reviewOn: string | null;
        conditions: string;
        /** Orders of this customer are not checked */
        unchecked: boolean;
      } | null;
      decidedByName: string | null;
      decidedAt: string | null;
      reason: string | null;
      confirmedByName: string | null;
      confirmedAt: string | null;
      version: number;
    };
  };
  /** A customer’s credit lines, with what is left of them. */
  getCreditLines: {
    params: { customerId: string };
    query: undefined;
    body: undefined;
    output: {
      items: ({
        customerId: string;
        customerNumber: string;
        customerName: string;
        /** ISO 4217 */
        currency: string;
        /** Decimal, in the currency beside it: "1234.50" */
        limit: string;
        /** Decimal, in the currency beside it: "1234.50" */
        depositRequired: string;
        /** Every order is to be paid before it is bought */
        prepayment: boolean;
        temporary: {
          /** Decimal, in the currency beside it: "1234.50" */
          limit: string;
          from: string;
          until: string;
        } | null;
        expiresOn: string | null;
        reviewOn: string | null;
        conditions: string;
        /** Orders of this customer are not checked */
        unchecked: boolean;
        decidedBy: string;
        decidedAt: string;
        reason: string;
        applicationId: string | null;
        version: number;
        /** Decimal, in the currency beside it: "1234.50" */
        limitToday: string;
        /** Decimal, in the currency beside it: "1234.50" */
        exposure: string;
        /** Limit less exposure; negative when over it */
        available: string;
        /** Decimal, in the currency beside it: "1234.50" */
        overdue: string;
        overdueDays: number;
        isExpired: boolean;
      })[];
    };
  };
  /** When an order is stopped, and what one person decides alone. */
  getCreditSettings: {
    params: undefined;
    query: undefined;
    body: undefined;
    output: {
      /** Decimal, in the currency beside it: "1234.50" */
      approvalAbove: string;
      /** ISO 4217 */
      currency: string;
      orderCounts: "commitment" | "first_charge";
      rules: ({
        family: "over_limit" | "limit_used" | "limit_expired" | "overdue_days" | "overdue_amount" | "order_amount" | "risk_class" | "prepayment" | "no_line";
        verdict: "off" | "wait" | "refuse";
        /** Days (`overdue_days`) or percent of the limit (`limit_used`) */
        threshold: number;
        /** By currency (`overdue_amount`, `order_amount`) */
        amounts: Record<string, string>;
        riskClasses: ("A" | "B" | "C" | "D")[];
        exceptSegments: (string)[];
        exceptRiskClasses: ("A" | "B" | "C" | "D")[];
      })[];
      version: number;
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
  /** What is at stake with a customer, with every line that adds up to it. */
  getCustomerExposure: {
    params: { customerId: string };
    query: undefined;
    body: undefined;
    output: {
      currencies: ({
        currency: string;
        /** Open debits less open credits, where that is more than zero */
        unpaid: string;
        /** Consumed and on no invoice */
        unbilledUsage: string;
        /** Expected until usage can be stopped */
        expectedUsage: string;
        /** Cycles of running terms that are not charged yet */
        commitment: string;
        /** Bought and on no invoice yet */
        purchases: string;
        /** Open credits less open debits, where more than zero */
        overpayment: string;
        deposits: string;
        guarantees: string;
        /** All that is at stake less all that covers it */
        exposure: string;
        /** By how much the cover exceeds what is at stake */
        spareCover: string;
        reasons: ({
          code: string;
          values: Record<string, unknown>;
        })[];
      })[];
      rows: ({
        currency: string;
        component: "unpaid" | "unbilledUsage" | "expectedUsage" | "commitment" | "purchases" | "overpayment" | "deposits" | "guarantees";
        kind: "document" | "usage" | "run_rate" | "term" | "charge" | "order" | "security";
        id: string | null;
        label: string | null;
        amount: string;
        dueOn: string | null;
        from: string | null;
        to: string | null;
        perDay: string | null;
        days: number | null;
        cycles: number | null;
        until: string | null;
        cancelUntil: string | null;
        afterWindow: string | null;
      })[];
    };
  };
  /** A customer’s month: costs and budget per currency, by subscription, day and service. */
  getCustomerUsage: {
    params: { customerId: string };
    query: { month?: string | undefined };
    body: undefined;
    output: {
      /** A calendar month in UTC, such as 2026-11 */
      month: string;
      currencies: ({
        customerId: string;
        customerNumber: string;
        customerName: string;
        /** A calendar month in UTC, such as 2026-11 */
        month: string;
        currency: string;
        /** What the provider charges, rounded to the minor unit */
        cost: string;
        /** The same with every digit that the provider counts */
        costExact: string;
        /** With prepaid commitments spread over their use */
        effectiveCost: string;
        /** Without purchases, taxes, credits and adjustments */
        consumed: string;
        /** The part that stands on no invoice */
        unbilled: string;
        records: number;
        changedAt: string;
        budget: {
          amount: string;
          /** Two decimals, rounded down; may exceed 100 */
          percentUsed: number;
        } | null;
      })[];
      subscriptions: ({
        subscriptionId: string | null;
        subscriptionName: string | null;
        currency: string;
        /** What the provider charges, rounded to the minor unit */
        cost: string;
        /** The same with every digit that the provider counts */
        costExact: string;
        /** With prepaid commitments spread over their use */
        effectiveCost: string;
        /** Without purchases, taxes, credits and adjustments */
        consumed: string;
        /** The part that stands on no invoice */
        unbilled: string;
        records: number;
        changedAt: string;
      })[];
      days: ({
        day: string;
        subscriptionId: string | null;
        currency: string;
        /** What the provider charges, rounded to the minor unit */
        cost: string;
        /** The same with every digit that the provider counts */
        costExact: string;
        /** With prepaid commitments spread over their use */
        effectiveCost: string;
        /** Without purchases, taxes, credits and adjustments */
        consumed: string;
        /** The part that stands on no invoice */
        unbilled: string;
        records: number;
        changedAt: string;
      })[];
      services: ({
        serviceCategory: string;
        serviceName: string;
        id: string | null;
        name: string | null;
        region: string | null;
        unit: string | null;
        quantity: string | null;
        currency: string;
        cost: string;
        costExact: string;
        lastDay: string;
      })[];
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
  /** One service request as the provider’s desk sees it. */
  getDeskTicket: {
    params: { partnerId: string; ticketId: string };
    query: undefined;
    body: undefined;
    output: {
      ticket: {
        id: string;
        number: string;
        customerId: string | null;
        title: string;
        description: string;
        severity: "critical" | "moderate" | "minimal";
        contact: {
          firstName: string;
          lastName: string;
          email: string;
          phoneNumber: string;
        };
        status: "open" | "attention_needed" | "closed";
        topicId: string;
        agentLocale: string;
        createdBy: string;
        changedBy: string;
        createdAt: string;
        changedAt: string;
        closedAt: string | null;
        firstResponseDueAt: string | null;
        firstRespondedAt: string | null;
        /** how the clock of the first response stands */
        clock: "none" | "running" | "soon" | "late" | "met" | "met_late" | "not_needed";
        mergedInto: string | null;
        version: number;
      };
      links: ({
        kind: "subscription" | "case" | "fraud_event" | "measure" | "invoice";
        targetId: string;
      })[];
      watchers: (string)[];
      notes: ({
        id: string;
        text: string;
        author: string;
        side: "partner" | "provider";
        /** seen by the side that wrote it alone */
        internal: boolean;
        createdAt: string;
      })[];
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
        kind: "invoice" | "late_charge" | "credit_note" | "payment" | "write_off" | "reversal";
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
          kind: "invoice" | "late_charge" | "credit_note" | "payment" | "write_off" | "reversal";
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
        account: "receivable" | "unapplied_credit" | "cash" | "sales" | "late_income" | "bad_debt";
        /** ISO 4217 */
        currency: string;
        /** Decimal, in the currency beside it: "1234.50" */
        amount: string;
      })[];
    };
  };
  /** What is at stake with all customers together, by currency and component. */
  getExposure: {
    params: undefined;
    query: undefined;
    body: undefined;
    output: {
      day: string | null;
      reckonedAt: string | null;
      customers: number;
      totals: ({
        day: string;
        currency: string;
        customers: number;
        /** Open debits less open credits, where that is more than zero */
        unpaid: string;
        /** Consumed and on no invoice */
        unbilledUsage: string;
        /** Expected until usage can be stopped */
        expectedUsage: string;
        /** Cycles of running terms that are not charged yet */
        commitment: string;
        /** Bought and on no invoice yet */
        purchases: string;
        /** Open credits less open debits, where more than zero */
        overpayment: string;
        deposits: string;
        guarantees: string;
        exposure: string;
      })[];
    };
  };
  /** What was at stake day by day, with all customers or with one. */
  getExposureHistory: {
    params: undefined;
    query: { days?: number | undefined; customerId?: string | undefined };
    body: undefined;
    output: {
      items: ({
        day: string;
        currency: string;
        customers: number;
        /** Open debits less open credits, where that is more than zero */
        unpaid: string;
        /** Consumed and on no invoice */
        unbilledUsage: string;
        /** Expected until usage can be stopped */
        expectedUsage: string;
        /** Cycles of running terms that are not charged yet */
        commitment: string;
        /** Bought and on no invoice yet */
        purchases: string;
        /** Open credits less open debits, where more than zero */
        overpayment: string;
        deposits: string;
        guarantees: string;
        exposure: string;
      })[];
    };
  };
  /** How what cannot be known is estimated. */
  getExposureSettings: {
    params: undefined;
    query: undefined;
    body: undefined;
    output: {
      /** Days from the decision to stop usage until it can be stopped */
      daysToStop: number;
      version: number;
    };
  };
  /** DSO, collection effectiveness, ageing, roll rates and how the work went, by month. */
  getFigures: {
    params: undefined;
    query: { months?: number | undefined };
    body: undefined;
    output: {
      currencies: ({
        /** ISO 4217 */
        currency: string;
        months: ({
          through: string;
          /** Decimal, in the currency beside it: "1234.50" */
          receivables: string;
          /** Decimal, in the currency beside it: "1234.50" */
          current: string;
          /** Decimal, in the currency beside it: "1234.50" */
          sales: string;
          /** Decimal with one place; null where there is nothing to divide by */
          daysSalesOutstanding: string | null;
          /** Decimal with one place; null where there is nothing to divide by */
          bestPossible: string | null;
          /** Decimal with one place; null where there is nothing to divide by */
          averageDelinquent: string | null;
          /** Decimal with one place; null where there is nothing to divide by */
          effectiveness: string | null;
          buckets: ({
            bucket: string;
            /** Decimal, in the currency beside it: "1234.50" */
            amount: string;
          })[];
          rolls: ({
            bucket: string;
            /** Decimal with one place; null where there is nothing to divide by */
            percent: string | null;
          })[];
        })[];
      })[];
      work: ({
        through: string;
        noticesSent: number;
        noticesArrived: number;
        disputesOpened: number;
        disputesClosed: number;
        /** Decimal with one place; null where there is nothing to divide by */
        disputeDays: string | null;
        suspensions: number;
        /** Must be 0 */
        suspensionsWithoutNotice: number;
        restorations: number;
        secondsToRestore: number | null;
        slowestRestore: number | null;
      })[];
    };
  };
  /** One fraud event, and who moved it from which status to which. */
  getFraudEvent: {
    params: { fraudEventId: string };
    query: undefined;
    body: undefined;
    output: {
      event: {
        id: string;
        customerId: string;
        subscriptionId: string;
        subscriptionName: string;
        entityId: string;
        entityName: string;
        type: string;
        severity: "low" | "medium" | "high";
        confidence: "low" | "medium" | "high";
        title: string;
        description: string;
        country: string | null;
        serviceName: string;
        resourceName: string;
        resourceGroupName: string;
        affectedResources: ({
          id: string;
          type: string;
        })[];
        details: Record<string, unknown>;
        isTest: boolean;
        hitCount: number;
        firstOccurredAt: string;
        lastOccurredAt: string;
        firstObservedAt: string;
        lastObservedAt: string;
        status: "active" | "investigating" | "resolved";
        resolvedReason: "fraud" | "ignore" | null;
        resolvedAt: string | null;
        resolvedBy: string | null;
        version: number;
      };
      changes: ({
        from: "active" | "investigating" | "resolved";
        to: "active" | "investigating" | "resolved";
        changedBy: string;
        changedAt: string;
      })[];
    };
  };
  /** Whether harmful steps are carried out, why not, and who threw the switch when. */
  getHalt: {
    params: undefined;
    query: undefined;
    body: undefined;
    output: {
      cause: "switched_off" | "payments_stale" | null;
      newestPaymentAt: string | null;
      staleAfterBusinessDays: number | null;
      throws: ({
        halted: boolean;
        reason: string;
        thrownBy: string;
        thrownAt: string;
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
  /** One matter with its reports, measures, and what was said. */
  getMatter: {
    params: { matterId: string };
    query: undefined;
    body: undefined;
    output: {
      matter: {
        id: string;
        number: string;
        subjectKind: "unresolved" | "subscription" | "customer" | "partner";
        aboutPartnerId: string | null;
        aboutPartnerName: string;
        customerId: string | null;
        subscriptionId: string | null;
        subjectName: string;
        class: string;
        state: "open" | "closed";
        assessment: "unassessed" | "suspected" | "confirmed" | "unfounded";
        clause: string | null;
        facts: string | null;
        assessedBy: string | null;
        assessedAt: string | null;
        secondedBy: string | null;
        reportCount: number;
        partnerWaitsSince: string | null;
        appealOpen: boolean;
        openedAt: string;
        lastReportAt: string | null;
        closedAt: string | null;
        version: number;
      };
      reports: ({
        reportId: string;
        class: string;
        source: "api" | "hand" | "fraud_event";
        sourceIdentifier: string;
        reporterOrg: string;
        reporterContact: string;
        confidence: number | null;
        correlationId: string | null;
        occurredAt: string;
        receivedAt: string;
        status: "QUEUED" | "PROCESSING" | "COMPLETED";
        reasonCode: "ACTIONED" | "NO_VIOLATION_FOUND" | "SUBJECT_UNKNOWN" | "INFORMATIONAL" | null;
        completedAt: string | null;
      })[];
      proposals: ({
        id: string;
        kind: "measure" | "assessment";
        measure: "warn" | "limit_purchases" | "suspend_subscription" | "suspend_customer" | "suspend_partner" | "terminate" | null;
        expiresAt: string | null;
        because: (string)[];
        askedBy: string;
        askedAt: string;
        state: "waiting" | "approved" | "declined";
        decidedBy: string | null;
      })[];
      measures: ({
        measure: {
          id: string;
          matterId: string;
          matterNumber: string;
          kind: "warn" | "limit_purchases" | "suspend_subscription" | "suspend_customer" | "suspend_partner" | "terminate";
          assessment: "suspected" | "confirmed";
          class: string;
          clause: string;
          facts: string;
          automatedDetection: boolean;
          customerId: string | null;
          subscriptionId: string | null;
          subjectName: string;
          affected: ({
            subscriptionId: string;
            name: string;
            status: string;
            autoRenew: boolean;
            scheduledChange: boolean;
            quantity: number;
            /** decimal amount of one billing cycle of all seats */
            perCycle: string;
            billingCycle: "monthly" | "annual" | "triennial" | "one_time" | "none";
            currency: string;
          })[];
          startsAt: string;
          expiresAt: string | null;
          answerBy: string;
          appealUntil: string;
          state: "in_force" | "ended";
          endedHow: "expired" | "lifted" | "overturned_removed" | "overturned_misclassified" | null;
          endedAt: string | null;
          endedBecause: string | null;
          acknowledgedBy: string | null;
          acknowledgedAt: string | null;
        };
        words: ({
          id: string;
          side: "provider" | "partner";
          kind: "told" | "acknowledged" | "answered" | "update_asked" | "updated" | "appealed" | "appeal_decided" | "ended";
          text: string;
          author: string;
          saidAt: string;
        })[];
        appeals: ({
          id: string;
          grounds: "removed" | "misclassified";
          text: string;
          openedBy: string;
          openedAt: string;
          promisedAt: string;
          state: "open" | "upheld" | "overturned";
          decidedAt: string | null;
          decision: string | null;
        })[];
        letters: ({
          id: string;
          recipient: string;
          language: "en" | "ja";
          subject: string;
          channel: "smtp" | "mailbox";
          outcome: "accepted" | "refused" | "temporary" | "unknown";
          detail: string;
          sentAt: string;
        })[];
      })[];
      allowed: ("warn" | "limit_purchases" | "suspend_subscription" | "suspend_customer" | "suspend_partner" | "terminate")[];
    };
  };
  /** One measure with what was said about it and the letters that were sent. */
  getMeasure: {
    params: { measureId: string };
    query: undefined;
    body: undefined;
    output: {
      measure: {
        id: string;
        matterId: string;
        matterNumber: string;
        kind: "warn" | "limit_purchases" | "suspend_subscription" | "suspend_customer" | "suspend_partner" | "terminate";
        assessment: "suspected" | "confirmed";
        class: string;
        clause: string;
        facts: string;
        automatedDetection: boolean;
        customerId: string | null;
        subscriptionId: string | null;
        subjectName: string;
        affected: ({
          subscriptionId: string;
          name: string;
          status: string;
          autoRenew: boolean;
          scheduledChange: boolean;
          quantity: number;
          /** decimal amount of one billing cycle of all seats */
          perCycle: string;
          billingCycle: "monthly" | "annual" | "triennial" | "one_time" | "none";
          currency: string;
        })[];
        startsAt: string;
        expiresAt: string | null;
        answerBy: string;
        appealUntil: string;
        state: "in_force" | "ended";
        endedHow: "expired" | "lifted" | "overturned_removed" | "overturned_misclassified" | null;
        endedAt: string | null;
        endedBecause: string | null;
        acknowledgedBy: string | null;
        acknowledgedAt: string | null;
      };
      words: ({
        id: string;
        side: "provider" | "partner";
        kind: "told" | "acknowledged" | "answered" | "update_asked" | "updated" | "appealed" | "appeal_decided" | "ended";
        text: string;
        author: string;
        saidAt: string;
      })[];
      appeals: ({
        id: string;
        grounds: "removed" | "misclassified";
        text: string;
        openedBy: string;
        openedAt: string;
        promisedAt: string;
        state: "open" | "upheld" | "overturned";
        decidedAt: string | null;
        decision: string | null;
      })[];
      letters: ({
        id: string;
        recipient: string;
        language: "en" | "ja";
        subject: string;
        channel: "smtp" | "mailbox";
        outcome: "accepted" | "refused" | "temporary" | "unknown";
        detail: string;
        sentAt: string;
      })[];
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
  /** One order with its lines. */
  getOrder: {
    params: { customerId: string; orderId: string };
    query: undefined;
    body: undefined;
    output: {
      id: string;
      customerId: string;
      state: "pending" | "completed" | "refused" | "cancelled" | "error";
      billingCycle: "monthly" | "annual" | "triennial" | "one_time" | "none";
      /** ISO 4217 */
      currency: string;
      /** Charged for the first billing cycle */
      total: string;
      cartId: string | null;
      createdAt: string;
      lines: ({
        number: number;
        offerId: string;
        friendlyName: string;
        quantity: number;
        /** Decimal, in the currency beside it: "1234.50" */
        unitPrice: string;
        subscriptionId: string | null;
        parentSubscriptionId: string | null;
      })[];
      /** What checks had against the order, settled or not */
      objections: ({
        check: string;
        verdict: "wait" | "refuse";
        reasons: ({
          code: string;
          values: Record<string, unknown>;
        })[];
        askedAt: string;
        settledAt: string | null;
        settledBy: string | null;
        settledHow: "released" | "cleared" | "refused" | null;
        settledReason: string | null;
      })[];
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
      kind: "reseller" | "provider";
    };
  };
  /** How long and how often customers may put off. */
  getPauseRules: {
    params: undefined;
    query: undefined;
    body: undefined;
    output: {
      promiseDays: number;
      planDays: number;
      manualDays: number;
      toleranceDays: number;
      brokenMax: number;
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
      /** Whoever changed the content; they need somebody else to publish it */
      changedBy: ({
        id: string;
        name: string;
      })[];
      publishedAloneBecause: string | null;
      retiredAt: string | null;
    };
  };
  /** One invoice of the provider. */
  getProviderInvoice: {
    params: { invoiceId: string };
    query: undefined;
    body: undefined;
    output: {
      id: string;
      currency: string;
      periodStart: string;
      periodEnd: string;
      issuedOn: string;
      dueOn: string;
      total: string;
      paid: string;
      open: string;
    };
  };
  /** Where the partner stands with the provider: limit, what is used of it, days overdue. */
  getProviderPosition: {
    params: undefined;
    query: undefined;
    body: undefined;
    output: {
      positions: ({
        currency: string;
        limit: string | null;
        unpaid: string;
        unbilled: string;
        incoming: string;
        overpayment: string;
        used: string;
        available: string | null;
        percentUsed: number | null;
        oldestDueOn: string | null;
        daysOverdue: number;
      })[];
      invoices: ({
        id: string;
        currency: string;
        dueOn: string;
        open: string;
      })[];
      limits: ({
        currency: string;
        amount: string;
        note: string | null;
        setBy: string;
        setAt: string;
      })[];
      warnings: ({
        id: string;
        currency: string;
        kind: "limit_used" | "days_overdue";
        /** Percent of the limit, or days overdue */
        threshold: number;
        used: string;
        limit: string | null;
        raisedAt: string;
        endedAt: string | null;
      })[];
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
        kind: "reseller" | "provider";
      } | null;
      roles: ("global_admin" | "admin_agent" | "billing_admin" | "sales_agent" | "helpdesk_agent" | "desk_lead" | "desk_agent")[];
      permissions: ("partner.read" | "partner.write" | "users.read" | "users.write" | "api_keys.write" | "customers.read" | "customers.write" | "receivables.read" | "receivables.write" | "subscriptions.read" | "subscriptions.write" | "subscriptions.enforce" | "subscriptions.approve" | "orders.write" | "orders.release" | "usage.read" | "usage.write" | "exposure.read" | "exposure.write" | "credit.read" | "credit.write" | "credit.decide" | "credit.approve" | "screening.read" | "screening.write" | "screening.publish" | "collections.read" | "collections.run" | "collections.policy.edit" | "collections.policy.publish" | "collections.proposals.decide" | "collections.pause" | "notices.read" | "notices.write" | "mailbox.read" | "tickets.read" | "tickets.write" | "fraud_events.read" | "fraud_events.write" | "cases.read" | "cases.write" | "cases.decide" | "api_clients.write" | "enforcement.read" | "enforcement.answer" | "desk.read" | "desk.act" | "desk.approve" | "reports.write" | "audit.read" | "operations.read" | "operations.write")[];
      /** What the partner's cloud has; what is not listed is refused there */
      features: ("purchases" | "azure_entitlement_cancel" | "usage" | "service_requests" | "audit_records" | "fraud_events" | "validation_status" | "customer_agreements" | "relationship_requests" | "role_changes")[];
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
          deferred: string;
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
          kind: "invoice" | "late_charge" | "credit_note" | "payment" | "write_off" | "reversal";
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
        kind: "invoice" | "late_charge" | "credit_note" | "payment" | "write_off" | "reversal";
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
  /** The measure as a statement of reasons (field names of the EU’s transparency database), and what the customer may be told. */
  getStatementOfReasons: {
    params: { measureId: string };
    query: undefined;
    body: undefined;
    output: {
      statementOfReasons: Record<string, unknown>;
      forCustomer: {
        number: string;
        clause: string;
        assessment: "suspected" | "confirmed";
        subscriptions: (string)[];
        from: string;
        until: string | null;
        en: string;
        ja: string;
      };
    };
  };
  /** One subscription: where it stands and why, what was asked and charged, what comes next. */
  getSubscription: {
    params: { subscriptionId: string };
    query: undefined;
    body: undefined;
    output: {
      subscription: {
        id: string;
        customerId: string;
        customerNumber: string;
        customerName: string;
        orderId: string | null;
        offerId: string;
        offerName: string;
        friendlyName: string;
        kind: "license" | "trial" | "azure_plan" | "software_perpetual" | "software_subscription" | "marketplace";
        commerce: "new" | "legacy";
        billingType: "license" | "usage";
        billingCycle: "monthly" | "annual" | "triennial" | "one_time" | "none";
        term: "P1M" | "P1Y" | "P3Y" | "none";
        /** ISO 4217 */
        currency: string;
        /** Per seat and billing cycle */
        unitPrice: string;
        monthlyPrice: string | null;
        quantity: number;
        parentId: string | null;
        status: "pending" | "active" | "suspended" | "expired" | "disabled_after_suspension" | "disabled" | "deleted";
        statusSince: string;
        purchasedAt: string;
        termStart: string;
        termEnd: string | null;
        cancelUntil: string | null;
        autoRenew: boolean;
        scheduledChange: {
          quantity?: number | undefined;
          offerId?: string | undefined;
          term?: "P1M" | "P1Y" | "P3Y" | "none" | undefined;
          billingCycle?: "monthly" | "annual" | "triennial" | "one_time" | "none" | undefined;
        } | null;
        atTermEnd: "cancel" | "extend" | null;
        extendedTerm: boolean;
        renewingSince: string | null;
        version: number;
        drift: {
          seenAt: string;
          expected: Record<string, unknown>;
          found: Record<string, unknown>;
        } | null;
        readAt: string;
        createdAt: string;
        /** The open ones that withhold access */
        holds: ({
          id: string;
          customerId: string;
          scope: "subscription" | "customer" | "purchases";
          subscriptionId: string | null;
          kind: "non_payment" | "investigation" | "acceptable_use" | "customer_request";
          owner: "partner" | "provider";
          reason: string;
          sourceKind: "person" | "collections" | "api" | "case" | "enforcement";
          sourceId: string;
          placedAt: string;
          placedBy: string;
          liftedAt: string | null;
          liftedBy: string | null;
          liftReason: string | null;
        })[];
        next: {
          at: string;
          what: "cancellation_window_ends" | "seats_return_window_ends" | "renews" | "extends" | "ends" | "expires" | "disables" | "deletes";
        } | null;
      };
      access: {
        isOn: boolean;
        reasons: ({
          code: "access_on" | "hold_open" | "hold_on_customer" | "hold_of_provider" | "term_ends" | "renews" | "does_not_renew" | "extended_by_default" | "retention_ends" | "cancellation_window_open" | "cancellation_window_closed" | "billing_goes_on" | "billing_stops" | "seats_returnable" | "commitment_remains" | "usage_stops" | "restores_auto_renew" | "restores_scheduled_change";
          values: Record<string, unknown>;
        })[];
      };
      /** All that ever bore on it, the latest first */
      holds: ({
        id: string;
        customerId: string;
        scope: "subscription" | "customer" | "purchases";
        subscriptionId: string | null;
        kind: "non_payment" | "investigation" | "acceptable_use" | "customer_request";
        owner: "partner" | "provider";
        reason: string;
        sourceKind: "person" | "collections" | "api" | "case" | "enforcement";
        sourceId: string;
        placedAt: string;
        placedBy: string;
        liftedAt: string | null;
        liftedBy: string | null;
        liftReason: string | null;
      })[];
      batches: ({
        id: string;
        quantity: number;
        addedAt: string;
        returnableUntil: string;
      })[];
      activeEntitlements: number;
      commands: ({
        id: string;
        kind: "suspend" | "reactivate" | "cancel" | "change";
        change: Record<string, unknown>;
        state: "pending" | "sending" | "unknown" | "done" | "refused" | "superseded";
        attempts: number;
        refusal: string | null;
        askedBy: string;
        createdAt: string;
        sentAt: string | null;
        finishedAt: string | null;
      })[];
      charges: ({
        kind: "purchase" | "renewal" | "cycle" | "seats_added" | "seats_returned" | "suspension_refund" | "reactivation" | "cancellation_refund" | "extended_term";
        quantity: number;
        /** Decimal, in the currency beside it: "1234.50" */
        amount: string;
        periodStart: string;
        periodEnd: string | null;
        chargedAt: string;
      })[];
      restoration: {
        autoRenew: boolean;
        scheduledChange: {
          quantity?: number | undefined;
          offerId?: string | undefined;
          term?: "P1M" | "P1Y" | "P3Y" | "none" | undefined;
          billingCycle?: "monthly" | "annual" | "triennial" | "one_time" | "none" | undefined;
        } | null;
        takenAt: string;
        settledAt: string | null;
        outcome: "restored" | "nothing_to_restore" | "term_ended" | "cancelled" | null;
      } | null;
      outlook: ({
        at: string;
        what: "cancellation_window_ends" | "seats_return_window_ends" | "renews" | "extends" | "ends" | "expires" | "disables" | "deletes";
        status: "pending" | "active" | "suspended" | "expired" | "disabled_after_suspension" | "disabled" | "deleted";
      })[];
      recommended: ({
        lever: "block_purchases" | "return_seats" | "auto_renew_off" | "cancel_in_window" | "cancel_at_term_end" | "suspend" | "cancel_usage";
        until: string | null;
      })[];
      /** For which suspended legacy data is kept */
      retentionDays: number;
    };
  };
  /** When a second person must agree, and how much one bulk action may hold. */
  getSubscriptionSettings: {
    params: undefined;
    query: undefined;
    body: undefined;
    output: {
      approvalAbove: string;
      bulkApprovalAbove: number;
      bulkMaximum: number;
      version: number;
      currency: string;
    };
  };
  /** One service request with what was said about it. */
  getTicket: {
    params: { ticketId: string };
    query: undefined;
    body: undefined;
    output: {
      ticket: {
        id: string;
        number: string;
        customerId: string | null;
        title: string;
        description: string;
        severity: "critical" | "moderate" | "minimal";
        contact: {
          firstName: string;
          lastName: string;
          email: string;
          phoneNumber: string;
        };
        status: "open" | "attention_needed" | "closed";
        topicId: string;
        agentLocale: string;
        createdBy: string;
        changedBy: string;
        createdAt: string;
        changedAt: string;
        closedAt: string | null;
        firstResponseDueAt: string | null;
        firstRespondedAt: string | null;
        /** how the clock of the first response stands */
        clock: "none" | "running" | "soon" | "late" | "met" | "met_late" | "not_needed";
        mergedInto: string | null;
        version: number;
      };
      links: ({
        kind: "subscription" | "case" | "fraud_event" | "measure" | "invoice";
        targetId: string;
      })[];
      watchers: (string)[];
      notes: ({
        id: string;
        text: string;
        author: string;
        side: "partner" | "provider";
        /** seen by the side that wrote it alone */
        internal: boolean;
        createdAt: string;
      })[];
    };
  };
  /** One import: its progress while it runs, then its counts and the first errors. */
  getUsageImport: {
    params: { id: string };
    query: { language?: "en" | "ja" | undefined };
    body: undefined;
    output: ({
      id: string;
      format: "focus-1.0";
      fileName: string;
      badRows: "stop" | "skip";
      subAccounts: "report" | "create";
      dryRun: boolean;
      state: "reading" | "previewed" | "stopped" | "applied" | "failed";
      /** Rows of the file; grows while it is read */
      rows: number;
      created: number;
      unchanged: number;
      /** Charges that were stated anew */
      changed: number;
      rejected: number;
      failure: {
        code: string;
        values: Record<string, unknown>;
      } | null;
      startedBy: string;
      startedAt: string;
      finishedAt: string | null;
    }) & ({
      errors: ({
        line: number;
        column: string | null;
        code: string;
        message: string;
      })[];
    });
  };
  /** A month in figures: costs per currency, budgets that are nearly or wholly spent. */
  getUsageOverview: {
    params: undefined;
    query: { month?: string | undefined };
    body: undefined;
    output: {
      /** A calendar month in UTC, such as 2026-11 */
      month: string;
      totals: (({
        currency: string;
        /** What the provider charges, rounded to the minor unit */
        cost: string;
        /** The same with every digit that the provider counts */
        costExact: string;
        /** With prepaid commitments spread over their use */
        effectiveCost: string;
        /** Without purchases, taxes, credits and adjustments */
        consumed: string;
        /** The part that stands on no invoice */
        unbilled: string;
        records: number;
        changedAt: string;
      }) & ({
        customers: number;
      }))[];
      customersWithBudget: number;
      /** At 80 % or above, but below 100 % */
      customersNearBudget: number;
      customersOverBudget: number;
      subAccountsWithoutOwner: number;
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
  /** Grants a line; above what one person decides alone, a second one confirms. */
  grantCreditApplication: {
    params: { applicationId: string };
    query: undefined;
    body: {
      /** Decimal, in the currency beside it: "1234.50" */
      limit: string;
      /** Decimal, in the currency beside it: "1234.50" */
      depositRequired: string;
      /** Every order is to be paid before it is bought */
      prepayment: boolean;
      expiresOn: string | null;
      reviewOn: string | null;
      conditions: string;
      reason: string;
      /** the version that was seen */
      version: number;
    };
    output: {
      id: string;
      number: string;
      customerId: string;
      customerName: string;
      /** ISO 4217 */
      currency: string;
      /** Decimal, in the currency beside it: "1234.50" */
      wanted: string;
      purpose: string;
      external: {
        /** 0 is the worst */
        score: number;
        source: string;
        on: string;
      } | null;
      references: ({
        name: string;
        judgement: "good" | "mixed" | "bad";
        remark: string;
      })[];
      state: "submitted" | "proposed" | "granted" | "declined" | "withdrawn";
      facts: {
        /** Decimal, in the currency beside it: "1234.50" */
        averageMonthly: string;
        /** Decimal, in the currency beside it: "1234.50" */
        exposure: string;
        /** Decimal, in the currency beside it: "1234.50" */
        overdue: string;
      };
      recommendation: {
        scorecardVersion: number;
        points: number;
        maxPoints: number;
        className: string;
        /** Decimal, in the currency beside it: "1234.50" */
        limit: string;
        prepayment: boolean;
        basis: "month" | "wanted";
        lines: ({
          attribute: "relationship_days" | "invoices_paid" | "late_percent" | "average_days_late" | "written_off" | "overdue_days" | "open_disputes" | "external_score" | "good_references" | "bad_references";
          value: number | null;
          points: number;
          maxPoints: number;
        })[];
      };
      lookedAt: string;
      submittedBy: string;
      submittedAt: string;
      decision: {
        /** Decimal, in the currency beside it: "1234.50" */
        limit: string;
        /** Decimal, in the currency beside it: "1234.50" */
        depositRequired: string;
        /** Every order is to be paid before it is bought */
        prepayment: boolean;
        temporary: {
          /** Decimal, in the currency beside it: "1234.50" */
          limit: string;
          from: string;
          until: string;
        } | null;
        expiresOn: string | null;
        reviewOn: string | null;
        conditions: string;
        /** Orders of this customer are not checked */
        unchecked: boolean;
      } | null;
      decidedByName: string | null;
      decidedAt: string | null;
      reason: string | null;
      confirmedByName: string | null;
      confirmedAt: string | null;
      version: number;
    };
  };
  /** Stops every harmful step at once, for all customers. */
  haltCollections: {
    params: undefined;
    query: undefined;
    body: {
      reason: string;
    };
    output: {
      cause: "switched_off" | "payments_stale" | null;
      newestPaymentAt: string | null;
      staleAfterBusinessDays: number | null;
      throws: ({
        halted: boolean;
        reason: string;
        thrownBy: string;
        thrownAt: string;
      })[];
    };
  };
  /** The movement is not for any customer. */
  ignoreBankLine: {
    params: { id: string };
    query: undefined;
    body: {
      reason: string;
    };
    output: Record<string, unknown>;
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
  /** Reads a bank statement, sent as the body; books what is certain. Again changes nothing. */
  importStatement: {
    params: undefined;
    query: { format: "camt.053" | "zengin" | "csv"; fileName?: string | undefined; badRows?: "stop" | "skip" | undefined; dryRun?: boolean | undefined; language?: "en" | "ja" | undefined };
    body: Blob | string;
    output: {
      state: "applied" | "checked" | "stopped";
      statementId: string | null;
      lines: number;
      created: number;
      unchanged: number;
      matched: number;
      suggested: number;
      unmatched: number;
      outgoing: number;
      errors: ({
        line: number;
        code: string;
        message: string;
      })[];
    };
  };
  /** Imports a file of cloud charges, sent as the body. Importing it again changes nothing. */
  importUsage: {
    params: undefined;
    query: { format: "focus-1.0"; badRows?: "stop" | "skip" | undefined; subAccounts?: "report" | "create" | undefined; dryRun?: boolean | undefined; fileName?: string | undefined; language?: "en" | "ja" | undefined };
    body: Blob | string;
    output: ({
      id: string;
      format: "focus-1.0";
      fileName: string;
      badRows: "stop" | "skip";
      subAccounts: "report" | "create";
      dryRun: boolean;
      state: "reading" | "previewed" | "stopped" | "applied" | "failed";
      /** Rows of the file; grows while it is read */
      rows: number;
      created: number;
      unchanged: number;
      /** Charges that were stated anew */
      changed: number;
      rejected: number;
      failure: {
        code: string;
        values: Record<string, unknown>;
      } | null;
      startedBy: string;
      startedAt: string;
      finishedAt: string | null;
    }) & ({
      errors: ({
        line: number;
        column: string | null;
        code: string;
        message: string;
      })[];
    });
  };
  /** Invites somebody by e-mail; an earlier invitation to the address ends. */
  inviteUser: {
    params: undefined;
    query: undefined;
    body: {
      email: string;
      name: string;
      roles: ("global_admin" | "admin_agent" | "billing_admin" | "sales_agent" | "helpdesk_agent" | "desk_lead" | "desk_agent")[];
      language?: "en" | "ja" | undefined;
    };
    output: {
      id: string;
      email: string;
      name: string;
      roles: ("global_admin" | "admin_agent" | "billing_admin" | "sales_agent" | "helpdesk_agent" | "desk_lead" | "desk_agent")[];
      language: "en" | "ja";
      invitedBy: string;
      createdAt: string;
      expiresAt: string;
      isExpired: boolean;
    };
  };
  /** What customers owe for being late and were not charged yet. Nothing is written. */
  lateChargesDue: {
    params: undefined;
    query: { throughOn?: string | undefined; customerId?: string | undefined; cursor?: string | undefined; limit?: number | undefined };
    body: undefined;
    output: {
      throughOn: string;
      items: ({
        customerId: string;
        customerNumber: string;
        customerName: string;
        /** ISO 4217 */
        currency: string;
        /** Decimal, in the currency beside it: "1234.50" */
        charge: string;
        /** To be given back: earlier charges were too high */
        credit: string;
        invoices: ({
          invoiceId: string;
          number: string;
          dueOn: string;
          /** Decimal, in the currency beside it: "1234.50" */
          interest: string;
          /** Decimal, in the currency beside it: "1234.50" */
          lumpSum: string;
          /** Decimal, in the currency beside it: "1234.50" */
          interestCharged: string;
          periods: ({
            from: string;
            through: string;
            /** Decimal, in the currency beside it: "1234.50" */
            open: string;
            percent: string;
            source: string;
          })[];
          reasons: ({
            code: "not_late" | "no_interest_agreed" | "disputed_waits" | "rate_not_known_after" | "lump_sum_other_currency" | "charged_before" | "overcharged";
            values: Record<string, unknown>;
          })[];
        })[];
      })[];
      nextCursor: string | null;
    };
  };
  /** Lifts a hold of the partner. Access comes back when it was the last one. */
  liftHold: {
    params: { holdId: string };
    query: undefined;
    body: {
      reason: string;
    };
    output: {
      id: string;
      customerId: string;
      scope: "subscription" | "customer" | "purchases";
      subscriptionId: string | null;
      kind: "non_payment" | "investigation" | "acceptable_use" | "customer_request";
      owner: "partner" | "provider";
      reason: string;
      sourceKind: "person" | "collections" | "api" | "case" | "enforcement";
      sourceId: string;
      placedAt: string;
      placedBy: string;
      liftedAt: string | null;
      liftedBy: string | null;
      liftReason: string | null;
    };
  };
  /** Lifts a measure; what it took away comes back. */
  liftMeasure: {
    params: { matterId: string; measureId: string };
    query: undefined;
    body: {
      reason: string;
    };
    output: Record<string, unknown>;
  };
  /** Says that a case belongs together with another one, and why. */
  linkCases: {
    params: { caseId: string };
    query: undefined;
    body: {
      otherId: string;
      because: string;
    };
    output: Record<string, unknown>;
  };
  /** Orders of every customer, newest first; those that wait with `state=pending`. */
  listAllOrders: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined; state?: "pending" | "completed" | "refused" | "cancelled" | "error" | undefined };
    body: undefined;
    output: {
      items: ({
        id: string;
        customerId: string;
        state: "pending" | "completed" | "refused" | "cancelled" | "error";
        billingCycle: "monthly" | "annual" | "triennial" | "one_time" | "none";
        /** ISO 4217 */
        currency: string;
        /** Charged for the first billing cycle */
        total: string;
        cartId: string | null;
        createdAt: string;
        lines: ({
          number: number;
          offerId: string;
          friendlyName: string;
          quantity: number;
          /** Decimal, in the currency beside it: "1234.50" */
          unitPrice: string;
          subscriptionId: string | null;
          parentSubscriptionId: string | null;
        })[];
        /** What checks had against the order, settled or not */
        objections: ({
          check: string;
          verdict: "wait" | "refuse";
          reasons: ({
            code: string;
            values: Record<string, unknown>;
          })[];
          askedAt: string;
          settledAt: string | null;
          settledBy: string | null;
          settledHow: "released" | "cleared" | "refused" | null;
          settledReason: string | null;
        })[];
        customerNumber: string;
        customerName: string;
      })[];
      nextCursor: string | null;
      total?: number | undefined;
    };
  };
  /** Clients of the Partner Center-compatible API, the newest first, and possible scopes. */
  listApiClients: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined };
    body: undefined;
    output: ({
      items: ({
        clientId: string;
        name: string;
        scopes: (string)[];
        userId: string | null;
        createdBy: string;
        createdAt: string;
        lastUsedAt: string | null;
        revokedAt: string | null;
      })[];
      nextCursor: string | null;
      total?: number | undefined;
    }) & ({
      possibleScopes: (string)[];
      tenantId: string;
    });
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
  /** Movements of the bank accounts with what they may be for, newest first. */
  listBankLines: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined; state?: "open" | "matched" | "ignored" | undefined; q?: string | undefined };
    body: undefined;
    output: {
      items: ({
        id: string;
        place: number;
        account: string;
        bookedOn: string;
        valueOn: string;
        currency: string;
        /** Decimal, in the currency of the movement */
        amount: string;
        payer: string;
        text: string;
        bankReference: string;
        isReversal: boolean;
        state: "open" | "matched" | "ignored";
        confidence: number | null;
        candidates: ({
          customerId: string;
          customerNumber: string;
          customerName: string;
          allocations: ({
            documentId: string;
            number: string | null;
            open: string | null;
            /** Decimal, in the currency of the movement */
            amount: string;
          })[];
          /** Decimal, in the currency of the movement */
          fee: string;
          /** 0 to 10,000 */
          confidence: number;
          reasons: ({
            code: string;
            values: unknown;
          })[];
        })[];
        paymentId: string | null;
        feeDocumentId: string | null;
        reversesId: string | null;
        settledBy: string | null;
        settledBecause: string | null;
        settledAt: string | null;
      })[];
      nextCursor: string | null;
      total?: number | undefined;
    };
  };
  /** Bulk actions with their progress, newest first. */
  listBulkActions: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined; state?: "waiting_for_approval" | "scheduled" | "running" | "done" | "declined" | "stopped" | undefined };
    body: undefined;
    output: {
      items: ({
        id: string;
        action: unknown;
        reason: string;
        state: "waiting_for_approval" | "scheduled" | "running" | "done" | "declined" | "stopped";
        askedById: string;
        askedBy: string;
        approvedBy: string | null;
        runAt: string;
        total: number;
        done: number;
        refused: number;
        createdAt: string;
        finishedAt: string | null;
      })[];
      nextCursor: string | null;
      total?: number | undefined;
    };
  };
  /** What became of each subscription of a bulk action. */
  listBulkItems: {
    params: { id: string };
    query: { cursor?: string | undefined; limit?: number | undefined; state?: "waiting" | "done" | "refused" | undefined };
    body: undefined;
    output: {
      items: ({
        subscriptionId: string;
        friendlyName: string;
        customerId: string;
        customerName: string;
        state: "waiting" | "done" | "refused";
        refusal: string | null;
        finishedAt: string | null;
      })[];
      nextCursor: string | null;
      total?: number | undefined;
    };
  };
  /** Open cases in the order of work: loss per hour, then the next clock; or resolved ones, the newest first. */
  listCases: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined; state?: "open" | "resolved" | undefined; kind?: "compromise" | "card_fraud" | "mining" | "spam" | "non_payment_by_intent" | "other" | undefined; customerId?: string | undefined };
    body: undefined;
    output: {
      items: ({
        id: string;
        number: number;
        kind: "compromise" | "card_fraud" | "mining" | "spam" | "non_payment_by_intent" | "other";
        title: string;
        customerId: string;
        customerName: string;
        state: "open" | "resolved";
        sourceKind: "person" | "fraud_event" | "screening";
        sourceId: string;
        isTest: boolean;
        openedBy: string;
        openedAt: string;
        firstUseAt: string | null;
        assigneeId: string | null;
        assigneeName: string | null;
        lockedBy: string | null;
        lockedUntil: string | null;
        outcome: "fraud" | "misuse" | "legitimate" | "compromised" | "duplicate" | null;
        resolvedBy: string | null;
        resolvedAt: string | null;
        nextDueAt: string | null;
        lossPerHour: ({
          amount: string;
          currency: string;
        })[];
        atStake: ({
          amount: string;
          currency: string;
        })[];
        clocks: ({
          name: "react" | "mitigate" | "refund";
          state: "running" | "soon" | "overdue" | "met" | "met_late" | "not_needed" | "unknown";
          dueAt: string | null;
          metAt: string | null;
        })[];
        subjects: ({
          customerId: string;
          customerName: string;
          subscriptionId: string | null;
          subscriptionName: string | null;
        })[];
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
  /** Applications for credit, newest first. */
  listCreditApplications: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined; state?: "submitted" | "proposed" | "granted" | "declined" | "withdrawn" | undefined; customerId?: string | undefined; q?: string | undefined };
    body: undefined;
    output: {
      items: ({
        id: string;
        number: string;
        customerId: string;
        customerName: string;
        /** ISO 4217 */
        currency: string;
        /** Decimal, in the currency beside it: "1234.50" */
        wanted: string;
        purpose: string;
        external: {
          /** 0 is the worst */
          score: number;
          source: string;
          on: string;
        } | null;
        references: ({
          name: string;
          judgement: "good" | "mixed" | "bad";
          remark: string;
        })[];
        state: "submitted" | "proposed" | "granted" | "declined" | "withdrawn";
        facts: {
          /** Decimal, in the currency beside it: "1234.50" */
          averageMonthly: string;
          /** Decimal, in the currency beside it: "1234.50" */
          exposure: string;
          /** Decimal, in the currency beside it: "1234.50" */
          overdue: string;
        };
        recommendation: {
          scorecardVersion: number;
          points: number;
          maxPoints: number;
          className: string;
          /** Decimal, in the currency beside it: "1234.50" */
          limit: string;
          prepayment: boolean;
          basis: "month" | "wanted";
          lines: ({
            attribute: "relationship_days" | "invoices_paid" | "late_percent" | "average_days_late" | "written_off" | "overdue_days" | "open_disputes" | "external_score" | "good_references" | "bad_references";
            value: number | null;
            points: number;
            maxPoints: number;
          })[];
        };
        lookedAt: string;
        submittedBy: string;
        submittedAt: string;
        decision: {
          /** Decimal, in the currency beside it: "1234.50" */
          limit: string;
          /** Decimal, in the currency beside it: "1234.50" */
          depositRequired: string;
          /** Every order is to be paid before it is bought */
          prepayment: boolean;
          temporary: {
            /** Decimal, in the currency beside it: "1234.50" */
            limit: string;
            from: string;
            until: string;
          } | null;
          expiresOn: string | null;
          reviewOn: string | null;
          conditions: string;
          /** Orders of this customer are not checked */
          unchecked: boolean;
        } | null;
        decidedByName: string | null;
        decidedAt: string | null;
        reason: string | null;
        confirmedByName: string | null;
        confirmedAt: string | null;
        version: number;
      })[];
      nextCursor: string | null;
      total?: number | undefined;
    };
  };
  /** Credit lines of every customer, with what is left of them. */
  listCreditLines: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined; q?: string | undefined };
    body: undefined;
    output: {
      items: ({
        customerId: string;
        customerNumber: string;
        customerName: string;
        /** ISO 4217 */
        currency: string;
        /** Decimal, in the currency beside it: "1234.50" */
        limit: string;
        /** Decimal, in the currency beside it: "1234.50" */
        depositRequired: string;
        /** Every order is to be paid before it is bought */
        prepayment: boolean;
        temporary: {
          /** Decimal, in the currency beside it: "1234.50" */
          limit: string;
          from: string;
          until: string;
        } | null;
        expiresOn: string | null;
        reviewOn: string | null;
        conditions: string;
        /** Orders of this customer are not checked */
        unchecked: boolean;
        decidedBy: string;
        decidedAt: string;
        reason: string;
        applicationId: string | null;
        version: number;
        /** Decimal, in the currency beside it: "1234.50" */
        limitToday: string;
        /** Decimal, in the currency beside it: "1234.50" */
        exposure: string;
        /** Limit less exposure; negative when over it */
        available: string;
        /** Decimal, in the currency beside it: "1234.50" */
        overdue: string;
        overdueDays: number;
        isExpired: boolean;
      })[];
      nextCursor: string | null;
      total?: number | undefined;
    };
  };
  /** Every hold that a customer has or had, the latest first. */
  listCustomerHolds: {
    params: { customerId: string };
    query: undefined;
    body: undefined;
    output: {
      items: ({
        id: string;
        customerId: string;
        scope: "subscription" | "customer" | "purchases";
        subscriptionId: string | null;
        kind: "non_payment" | "investigation" | "acceptable_use" | "customer_request";
        owner: "partner" | "provider";
        reason: string;
        sourceKind: "person" | "collections" | "api" | "case" | "enforcement";
        sourceId: string;
        placedAt: string;
        placedBy: string;
        liftedAt: string | null;
        liftedBy: string | null;
        liftReason: string | null;
      })[];
    };
  };
  /** What a customer promised, and what else puts its debts off, newest first. */
  listCustomerPauses: {
    params: { customerId: string };
    query: undefined;
    body: undefined;
    output: {
      items: ({
        id: string;
        customerId: string;
        currency: string | null;
        kind: "promise" | "plan" | "manual" | "legal_hold";
        state: "open" | "kept" | "partly_kept" | "broken" | "withdrawn" | "ended";
        from: string;
        until: string;
        givesBack: boolean;
        reason: string;
        toleranceDays: number;
        replacesId: string | null;
        openedBy: string;
        openedAt: string;
        endedBy: string | null;
        endedBecause: string | null;
        endedAt: string | null;
        documentIds: (string)[];
        instalments: ({
          dueOn: string;
          /** Decimal, in the currency beside it */
          amount: string;
        })[];
        paid: string | null;
        promised: string | null;
        missing: {
          dueOn: string;
          /** Decimal, in the currency beside it */
          amount: string;
        } | null;
      })[];
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
  /** The resellers, with their customers and measures in force, counted. */
  listDeskPartners: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined };
    body: undefined;
    output: {
      items: ({
        id: string;
        name: string;
        cloud: string;
        country: string;
        customers: number;
        measuresInForce: number;
      })[];
      nextCursor: string | null;
      total?: number | undefined;
    };
  };
  /** Service requests of all resellers: open ones first, by the clock that runs out next. */
  listDeskTickets: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined; status?: "open" | "attention_needed" | "closed" | undefined; severity?: "critical" | "moderate" | "minimal" | undefined; late?: boolean | undefined; q?: string | undefined; partnerId?: string | undefined };
    body: undefined;
    output: {
      items: ({
        id: string;
        number: string;
        customerId: string | null;
        title: string;
        description: string;
        severity: "critical" | "moderate" | "minimal";
        contact: {
          firstName: string;
          lastName: string;
          email: string;
          phoneNumber: string;
        };
        status: "open" | "attention_needed" | "closed";
        topicId: string;
        agentLocale: string;
        createdBy: string;
        changedBy: string;
        createdAt: string;
        changedAt: string;
        closedAt: string | null;
        firstResponseDueAt: string | null;
        firstRespondedAt: string | null;
        /** how the clock of the first response stands */
        clock: "none" | "running" | "soon" | "late" | "met" | "met_late" | "not_needed";
        mergedInto: string | null;
        version: number;
        partnerId: string;
        partnerName: string;
      })[];
      nextCursor: string | null;
      total?: number | undefined;
    };
  };
  /** Invoices, credit notes, payments, write-offs and reversals, the latest booked first. */
  listDocuments: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined; kind?: "invoice" | "late_charge" | "credit_note" | "payment" | "write_off" | "reversal" | undefined; customerId?: string | undefined; state?: "open" | "closed" | "overdue" | undefined; asOf?: string | undefined; q?: string | undefined };
    body: undefined;
    output: {
      items: ({
        id: string;
        kind: "invoice" | "late_charge" | "credit_note" | "payment" | "write_off" | "reversal";
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
  /** The Azure subscriptions under a plan. */
  listEntitlements: {
    params: { subscriptionId: string };
    query: undefined;
    body: undefined;
    output: {
      items: ({
        id: string;
        subscriptionId: string;
        friendlyName: string;
        status: "active" | "cancelling" | "cancelled" | "reactivating";
        cancellationReason: string | null;
        effectiveAt: string | null;
        createdAt: string;
      })[];
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
  /** What changes exposure next: windows that close, renewals, ends, invoices falling due. */
  listExposureChanges: {
    params: undefined;
    query: { days?: number | undefined; customerId?: string | undefined };
    body: undefined;
    output: {
      items: ({
        on: string;
        at: string | null;
        kind: "window_closes" | "renews" | "term_ends" | "falls_due" | "security_ends";
        currency: string;
        amount: string;
        customerId: string | null;
        customerName: string | null;
        subscriptionId: string | null;
        label: string | null;
        documents: number;
      })[];
    };
  };
  /** Customers by exposure in one currency, the largest first, with their share of all. */
  listExposures: {
    params: undefined;
    query: { currency: string; cursor?: string | undefined; limit?: number | undefined };
    body: undefined;
    output: {
      items: ({
        rank: number;
        customerId: string;
        customerNumber: string;
        customerName: string;
        currency: string;
        /** Open debits less open credits, where that is more than zero */
        unpaid: string;
        /** Consumed and on no invoice */
        unbilledUsage: string;
        /** Expected until usage can be stopped */
        expectedUsage: string;
        /** Cycles of running terms that are not charged yet */
        commitment: string;
        /** Bought and on no invoice yet */
        purchases: string;
        /** Open credits less open debits, where more than zero */
        overpayment: string;
        deposits: string;
        guarantees: string;
        exposure: string;
        /** Percent of all in this currency, two decimals */
        share: number;
        /** Percent of this one and all before it */
        cumulativeShare: number;
      })[];
      nextCursor: string | null;
    };
  };
  /** What was seen that looks like fraud, newest first. */
  listFraudEvents: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined; status?: "active" | "investigating" | "resolved" | undefined; type?: string | undefined; customerId?: string | undefined; subscriptionId?: string | undefined };
    body: undefined;
    output: {
      items: ({
        id: string;
        customerId: string;
        subscriptionId: string;
        subscriptionName: string;
        entityId: string;
        entityName: string;
        type: string;
        severity: "low" | "medium" | "high";
        confidence: "low" | "medium" | "high";
        title: string;
        description: string;
        country: string | null;
        serviceName: string;
        resourceName: string;
        resourceGroupName: string;
        affectedResources: ({
          id: string;
          type: string;
        })[];
        details: Record<string, unknown>;
        isTest: boolean;
        hitCount: number;
        firstOccurredAt: string;
        lastOccurredAt: string;
        firstObservedAt: string;
        lastObservedAt: string;
        status: "active" | "investigating" | "resolved";
        resolvedReason: "fraud" | "ignore" | null;
        resolvedAt: string | null;
        resolvedBy: string | null;
        version: number;
      })[];
      nextCursor: string | null;
      total?: number | undefined;
    };
  };
  /** Why access is withheld, or was: the latest holds first. */
  listHolds: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined; customerId?: string | undefined; kind?: "non_payment" | "investigation" | "acceptable_use" | "customer_request" | undefined; owner?: "partner" | "provider" | undefined; state?: "open" | "lifted" | undefined };
    body: undefined;
    output: {
      items: ({
        id: string;
        customerId: string;
        scope: "subscription" | "customer" | "purchases";
        subscriptionId: string | null;
        kind: "non_payment" | "investigation" | "acceptable_use" | "customer_request";
        owner: "partner" | "provider";
        reason: string;
        sourceKind: "person" | "collections" | "api" | "case" | "enforcement";
        sourceId: string;
        placedAt: string;
        placedBy: string;
        liftedAt: string | null;
        liftedBy: string | null;
        liftReason: string | null;
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
  /** Which rule of late interest holds from which day, and the rates that the law sets. */
  listInterestTerms: {
    params: undefined;
    query: { customerId?: string | undefined };
    body: undefined;
    output: {
      items: ({
        id: string;
        customerId: string | null;
        validFrom: string;
        rule: "none" | "contract" | "eu_directive" | "de_commercial" | "jp_statutory";
        contractPercent: string | null;
        note: string;
        setBy: string;
        setAt: string;
      })[];
      lawful: ({
        rule: "none" | "contract" | "eu_directive" | "de_commercial" | "jp_statutory";
        rates: ({
          from: string;
          through: string;
          percent: string;
          source: string;
        })[];
      })[];
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
        roles: ("global_admin" | "admin_agent" | "billing_admin" | "sales_agent" | "helpdesk_agent" | "desk_lead" | "desk_agent")[];
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
  /** Matters of the provider’s desk, newest first. */
  listMatters: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined; state?: "open" | "closed" | undefined; needs?: "assessment" | "answer" | "appeal" | "second_person" | undefined; partnerId?: string | undefined; search?: string | undefined };
    body: undefined;
    output: {
      items: ({
        id: string;
        number: string;
        subjectKind: "unresolved" | "subscription" | "customer" | "partner";
        aboutPartnerId: string | null;
        aboutPartnerName: string;
        customerId: string | null;
        subscriptionId: string | null;
        subjectName: string;
        class: string;
        state: "open" | "closed";
        assessment: "unassessed" | "suspected" | "confirmed" | "unfounded";
        clause: string | null;
        facts: string | null;
        assessedBy: string | null;
        assessedAt: string | null;
        secondedBy: string | null;
        reportCount: number;
        partnerWaitsSince: string | null;
        appealOpen: boolean;
        openedAt: string;
        lastReportAt: string | null;
        closedAt: string | null;
        version: number;
      })[];
      nextCursor: string | null;
      total?: number | undefined;
    };
  };
  /** What the provider does about customers or the partner itself, newest first. */
  listMeasures: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined; state?: "in_force" | "ended" | undefined; customerId?: string | undefined };
    body: undefined;
    output: {
      items: ({
        id: string;
        matterId: string;
        matterNumber: string;
        kind: "warn" | "limit_purchases" | "suspend_subscription" | "suspend_customer" | "suspend_partner" | "terminate";
        assessment: "suspected" | "confirmed";
        class: string;
        clause: string;
        facts: string;
        automatedDetection: boolean;
        customerId: string | null;
        subscriptionId: string | null;
        subjectName: string;
        affected: ({
          subscriptionId: string;
          name: string;
          status: string;
          autoRenew: boolean;
          scheduledChange: boolean;
          quantity: number;
          /** decimal amount of one billing cycle of all seats */
          perCycle: string;
          billingCycle: "monthly" | "annual" | "triennial" | "one_time" | "none";
          currency: string;
        })[];
        startsAt: string;
        expiresAt: string | null;
        answerBy: string;
        appealUntil: string;
        state: "in_force" | "ended";
        endedHow: "expired" | "lifted" | "overturned_removed" | "overturned_misclassified" | null;
        endedAt: string | null;
        endedBecause: string | null;
        acknowledgedBy: string | null;
        acknowledgedAt: string | null;
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
  /** Everything that can or could be bought, by name. */
  listOffers: {
    params: undefined;
    query: { state?: "available" | "withdrawn" | undefined; productId?: string | undefined };
    body: undefined;
    output: {
      items: ({
        /** In new commerce made of the three ids: product:sku:availability */
        id: string;
        productId: string;
        skuId: string;
        availabilityId: string;
        names: {
          en: string;
          ja: string;
        };
        kind: "license" | "trial" | "azure_plan" | "software_perpetual" | "software_subscription" | "marketplace";
        commerce: "new" | "legacy";
        billingType: "license" | "usage";
        term: "P1M" | "P1Y" | "P3Y" | "none";
        billingCycle: "monthly" | "annual" | "triennial" | "one_time" | "none";
        /** ISO 4217 */
        currency: string;
        /** Per seat and billing cycle, in the currency */
        unitPrice: string;
        minimumQuantity: number;
        maximumQuantity: number;
        /** Products whose subscriptions can have it as an add-on; empty for a base offer */
        addonOf: (string)[];
        state: "available" | "withdrawn";
      })[];
    };
  };
  /** Orders of a customer, newest first. */
  listOrders: {
    params: { customerId: string };
    query: { cursor?: string | undefined; limit?: number | undefined };
    body: undefined;
    output: {
      items: ({
        id: string;
        customerId: string;
        state: "pending" | "completed" | "refused" | "cancelled" | "error";
        billingCycle: "monthly" | "annual" | "triennial" | "one_time" | "none";
        /** ISO 4217 */
        currency: string;
        /** Charged for the first billing cycle */
        total: string;
        cartId: string | null;
        createdAt: string;
        lines: ({
          number: number;
          offerId: string;
          friendlyName: string;
          quantity: number;
          /** Decimal, in the currency beside it: "1234.50" */
          unitPrice: string;
          subscriptionId: string | null;
          parentSubscriptionId: string | null;
        })[];
        /** What checks had against the order, settled or not */
        objections: ({
          check: string;
          verdict: "wait" | "refuse";
          reasons: ({
            code: string;
            values: Record<string, unknown>;
          })[];
          askedAt: string;
          settledAt: string | null;
          settledBy: string | null;
          settledHow: "released" | "cleared" | "refused" | null;
          settledReason: string | null;
        })[];
      })[];
      nextCursor: string | null;
      total?: number | undefined;
    };
  };
  /** Promises, plans, pauses and legal holds, newest first, with how promises stand. */
  listPauses: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined; state?: "open" | "kept" | "partly_kept" | "broken" | "withdrawn" | "ended" | undefined; kind?: "promise" | "plan" | "manual" | "legal_hold" | undefined };
    body: undefined;
    output: {
      items: ({
        id: string;
        customerId: string;
        currency: string | null;
        kind: "promise" | "plan" | "manual" | "legal_hold";
        state: "open" | "kept" | "partly_kept" | "broken" | "withdrawn" | "ended";
        from: string;
        until: string;
        givesBack: boolean;
        reason: string;
        toleranceDays: number;
        replacesId: string | null;
        openedBy: string;
        openedAt: string;
        endedBy: string | null;
        endedBecause: string | null;
        endedAt: string | null;
        documentIds: (string)[];
        instalments: ({
          dueOn: string;
          /** Decimal, in the currency beside it */
          amount: string;
        })[];
        paid: string | null;
        promised: string | null;
        missing: {
          dueOn: string;
          /** Decimal, in the currency beside it */
          amount: string;
        } | null;
        customerNumber: string;
        customerName: string;
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
        /** Whoever changed the content; they need somebody else to publish it */
        changedBy: ({
          id: string;
          name: string;
        })[];
        publishedAloneBecause: string | null;
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
        scope: "unpaid" | "all" | null;
        nothingDone: boolean;
        liftedOn: string | null;
        withdrawnBecause: string | null;
        decisionId: string;
      })[];
      nextCursor: string | null;
      total?: number | undefined;
    };
  };
  /** What the provider charges the partner, month by month, newest first. */
  listProviderInvoices: {
    params: undefined;
    query: undefined;
    body: undefined;
    output: {
      items: ({
        id: string;
        currency: string;
        periodStart: string;
        periodEnd: string;
        issuedOn: string;
        dueOn: string;
        total: string;
        paid: string;
        open: string;
      })[];
    };
  };
  /** Movements that this one may take back: same account and amount, before it. */
  listReversibleLines: {
    params: { id: string };
    query: undefined;
    body: undefined;
    output: {
      items: ({
        id: string;
        place: number;
        account: string;
        bookedOn: string;
        valueOn: string;
        currency: string;
        /** Decimal, in the currency of the movement */
        amount: string;
        payer: string;
        text: string;
        bankReference: string;
        isReversal: boolean;
        state: "open" | "matched" | "ignored";
        confidence: number | null;
        candidates: ({
          customerId: string;
          customerNumber: string;
          customerName: string;
          allocations: ({
            documentId: string;
            number: string | null;
            open: string | null;
            /** Decimal, in the currency of the movement */
            amount: string;
          })[];
          /** Decimal, in the currency of the movement */
          fee: string;
          /** 0 to 10,000 */
          confidence: number;
          reasons: ({
            code: string;
            values: unknown;
          })[];
        })[];
        paymentId: string | null;
        feeDocumentId: string | null;
        reversesId: string | null;
        settledBy: string | null;
        settledBecause: string | null;
        settledAt: string | null;
      })[];
    };
  };
  /** Versions of the screening rules, newest first, and which rules are switched off. */
  listRuleSets: {
    params: undefined;
    query: undefined;
    body: undefined;
    output: {
      items: ({
        id: string;
        number: number;
        state: "draft" | "shadow" | "live" | "retired";
        rules: ({
          key: string;
          titles: {
            en: string;
            ja: string;
          };
          /** CEL */
          when: string;
          effect: "review" | "block" | "allow";
          score: number;
          whenUnknown: "quiet" | "review" | "fires";
          because: string;
        })[];
        changedBy: (string)[];
        changedAt: string;
        revision: number;
        trial: {
          decisions: number;
          since: string;
          allow: number;
          review: number;
          block: number;
          different: number;
          rules: ({
            rule: string;
            fired: number;
            /** Times it alone kept an order from passing */
            alone: number;
            unknown: number;
          })[];
        } | null;
        publishedBy: string | null;
        publishedBecause: string | null;
        publishedAt: string | null;
        retiredAt: string | null;
      })[];
      stopped: ({
        rule: string;
        reason: string;
        stoppedBy: string;
        stoppedAt: string;
      })[];
      facts: ({
        name: string;
        type: string;
      })[];
    };
  };
  /** Every version of the scorecard, newest first, with the product’s own at the end. */
  listScorecards: {
    params: undefined;
    query: undefined;
    body: undefined;
    output: {
      items: ({
        /** 0 is the product’s own */
        version: number;
        state: "draft" | "live" | "retired";
        definition: {
          attributes: ({
            attribute: "relationship_days" | "invoices_paid" | "late_percent" | "average_days_late" | "written_off" | "overdue_days" | "open_disputes" | "external_score" | "good_references" | "bad_references";
            bands: ({
              below: number | null;
              points: number;
            })[];
            unknownPoints: number;
          })[];
          classes: ({
            key: string;
            atLeastPoints: number;
            /** of an average month’s invoices */
            percentOfMonth: number;
            /** where there is no month to go by */
            percentOfWanted: number;
            prepayment: boolean;
          })[];
        };
        note: string;
        draftedByName: string;
        draftedAt: string | null;
        publishedByName: string | null;
        publishedAt: string | null;
      })[];
    };
  };
  /** What screening decided about orders, with the rules and the facts, newest first. */
  listScreeningDecisions: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined; verdict?: "allow" | "review" | "block" | undefined };
    body: undefined;
    output: {
      items: ({
        id: string;
        orderId: string;
        customerId: string;
        customerNumber: string;
        customerName: string;
        verdict: "allow" | "review" | "block";
        score: number;
        reasons: ({
          rule: string;
          titles: {
            en: string;
            ja: string;
          };
          effect: "review" | "block" | "allow";
          outcome: "fired" | "unknown" | "failed";
          values: Record<string, string | null>;
        })[];
        facts: Record<string, string | null>;
        ruleSetId: string;
        ruleSetNumber: number;
        shadow: {
          verdict: "allow" | "review" | "block";
          rules: (string)[];
        } | null;
        amount: string;
        currency: string;
        decidedAt: string;
      })[];
      nextCursor: string | null;
      total?: number | undefined;
    };
  };
  /** Values on lists that rules ask, with when they expire. */
  listScreeningEntries: {
    params: undefined;
    query: undefined;
    body: undefined;
    output: {
      items: ({
        list: string;
        value: string;
        note: string;
        expiresOn: string | null;
        addedBy: string;
        addedAt: string;
      })[];
    };
  };
  /** Deposits and guarantees of a customer, the newest first, released ones too. */
  listSecurities: {
    params: { customerId: string };
    query: undefined;
    body: undefined;
    output: {
      items: ({
        id: string;
        customerId: string;
        kind: "deposit" | "guarantee";
        currency: string;
        amount: string;
        validFrom: string;
        validUntil: string | null;
        reference: string;
        note: string | null;
        recordedBy: string;
        recordedAt: string;
        releasedOn: string | null;
        releaseReason: string | null;
        releasedBy: string | null;
      })[];
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
  /** Bank statements that were read, newest first. */
  listStatements: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined };
    body: undefined;
    output: {
      items: ({
        id: string;
        format: "camt.053" | "zengin" | "csv";
        fileName: string;
        lines: number;
        newLines: number;
        importedBy: string;
        importedAt: string;
      })[];
      nextCursor: string | null;
      total?: number | undefined;
    };
  };
  /** Cloud accounts that files named, those without an owner first. */
  listSubAccounts: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined; customerId?: string | undefined };
    body: undefined;
    output: {
      items: ({
        id: string;
        provider: string;
        /** The provider’s own identifier */
        externalId: string;
        name: string | null;
        customerId: string | null;
        subscriptionId: string | null;
        entitlementId: string | null;
        mappedBy: string | null;
        seenAt: string;
      })[];
      nextCursor: string | null;
      total?: number | undefined;
    };
  };
  /** Subscriptions with their open holds and what comes next, the newest first. */
  listSubscriptions: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined; customerId?: string | undefined; status?: "pending" | "active" | "suspended" | "expired" | "disabled_after_suspension" | "disabled" | "deleted" | undefined; q?: string | undefined; hold?: "non_payment" | "investigation" | "acceptable_use" | "customer_request" | undefined; drifted?: boolean | undefined; dueBefore?: string | undefined };
    body: undefined;
    output: {
      items: ({
        id: string;
        customerId: string;
        customerNumber: string;
        customerName: string;
        orderId: string | null;
        offerId: string;
        offerName: string;
        friendlyName: string;
        kind: "license" | "trial" | "azure_plan" | "software_perpetual" | "software_subscription" | "marketplace";
        commerce: "new" | "legacy";
        billingType: "license" | "usage";
        billingCycle: "monthly" | "annual" | "triennial" | "one_time" | "none";
        term: "P1M" | "P1Y" | "P3Y" | "none";
        /** ISO 4217 */
        currency: string;
        /** Per seat and billing cycle */
        unitPrice: string;
        monthlyPrice: string | null;
        quantity: number;
        parentId: string | null;
        status: "pending" | "active" | "suspended" | "expired" | "disabled_after_suspension" | "disabled" | "deleted";
        statusSince: string;
        purchasedAt: string;
        termStart: string;
        termEnd: string | null;
        cancelUntil: string | null;
        autoRenew: boolean;
        scheduledChange: {
          quantity?: number | undefined;
          offerId?: string | undefined;
          term?: "P1M" | "P1Y" | "P3Y" | "none" | undefined;
          billingCycle?: "monthly" | "annual" | "triennial" | "one_time" | "none" | undefined;
        } | null;
        atTermEnd: "cancel" | "extend" | null;
        extendedTerm: boolean;
        renewingSince: string | null;
        version: number;
        drift: {
          seenAt: string;
          expected: Record<string, unknown>;
          found: Record<string, unknown>;
        } | null;
        readAt: string;
        createdAt: string;
        /** The open ones that withhold access */
        holds: ({
          id: string;
          customerId: string;
          scope: "subscription" | "customer" | "purchases";
          subscriptionId: string | null;
          kind: "non_payment" | "investigation" | "acceptable_use" | "customer_request";
          owner: "partner" | "provider";
          reason: string;
          sourceKind: "person" | "collections" | "api" | "case" | "enforcement";
          sourceId: string;
          placedAt: string;
          placedBy: string;
          liftedAt: string | null;
          liftedBy: string | null;
          liftReason: string | null;
        })[];
        next: {
          at: string;
          what: "cancellation_window_ends" | "seats_return_window_ends" | "renews" | "extends" | "ends" | "expires" | "disables" | "deletes";
        } | null;
      })[];
      nextCursor: string | null;
      total?: number | undefined;
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
  /** What a service request can be about. */
  listTicketTopics: {
    params: undefined;
    query: undefined;
    body: undefined;
    output: {
      items: ({
        id: string;
        name: {
          en: string;
          ja: string;
        };
        description: {
          en: string;
          ja: string;
        };
      })[];
    };
  };
  /** Service requests to the provider, newest first. */
  listTickets: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined; status?: "open" | "attention_needed" | "closed" | undefined; severity?: "critical" | "moderate" | "minimal" | undefined; late?: boolean | undefined; q?: string | undefined; customerId?: string | undefined; linkedTo?: string | undefined };
    body: undefined;
    output: {
      items: ({
        id: string;
        number: string;
        customerId: string | null;
        title: string;
        description: string;
        severity: "critical" | "moderate" | "minimal";
        contact: {
          firstName: string;
          lastName: string;
          email: string;
          phoneNumber: string;
        };
        status: "open" | "attention_needed" | "closed";
        topicId: string;
        agentLocale: string;
        createdBy: string;
        changedBy: string;
        createdAt: string;
        changedAt: string;
        closedAt: string | null;
        firstResponseDueAt: string | null;
        firstRespondedAt: string | null;
        /** how the clock of the first response stands */
        clock: "none" | "running" | "soon" | "late" | "met" | "met_late" | "not_needed";
        mergedInto: string | null;
        version: number;
      })[];
      nextCursor: string | null;
      total?: number | undefined;
    };
  };
  /** What each customer consumed in a month, beside its budget, the largest first. */
  listUsage: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined; month?: string | undefined; q?: string | undefined; withBudget?: boolean | undefined };
    body: undefined;
    output: {
      items: ({
        customerId: string;
        customerNumber: string;
        customerName: string;
        /** A calendar month in UTC, such as 2026-11 */
        month: string;
        currency: string;
        /** What the provider charges, rounded to the minor unit */
        cost: string;
        /** The same with every digit that the provider counts */
        costExact: string;
        /** With prepaid commitments spread over their use */
        effectiveCost: string;
        /** Without purchases, taxes, credits and adjustments */
        consumed: string;
        /** The part that stands on no invoice */
        unbilled: string;
        records: number;
        changedAt: string;
        budget: {
          amount: string;
          /** Two decimals, rounded down; may exceed 100 */
          percentUsed: number;
        } | null;
      })[];
      nextCursor: string | null;
      total?: number | undefined;
    };
  };
  /** A customer’s costs day by day, by subscription and currency. */
  listUsageDays: {
    params: { customerId: string };
    query: { from: string; to: string; subscriptionId?: string | undefined };
    body: undefined;
    output: {
      items: ({
        day: string;
        subscriptionId: string | null;
        currency: string;
        /** What the provider charges, rounded to the minor unit */
        cost: string;
        /** The same with every digit that the provider counts */
        costExact: string;
        /** With prepaid commitments spread over their use */
        effectiveCost: string;
        /** Without purchases, taxes, credits and adjustments */
        consumed: string;
        /** The part that stands on no invoice */
        unbilled: string;
        records: number;
        changedAt: string;
      })[];
    };
  };
  /** Imports of cloud charges, the newest first. */
  listUsageImports: {
    params: undefined;
    query: { cursor?: string | undefined; limit?: number | undefined };
    body: undefined;
    output: {
      items: ({
        id: string;
        format: "focus-1.0";
        fileName: string;
        badRows: "stop" | "skip";
        subAccounts: "report" | "create";
        dryRun: boolean;
        state: "reading" | "previewed" | "stopped" | "applied" | "failed";
        /** Rows of the file; grows while it is read */
        rows: number;
        created: number;
        unchanged: number;
        /** Charges that were stated anew */
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
  /** What cost most in a month: by service, meter or resource. */
  listUsageItems: {
    params: { customerId: string };
    query: { by: "service" | "meter" | "resource"; month?: string | undefined; subscriptionId?: string | undefined; limit?: number | undefined };
    body: undefined;
    output: {
      items: ({
        serviceCategory: string;
        serviceName: string;
        id: string | null;
        name: string | null;
        region: string | null;
        unit: string | null;
        quantity: string | null;
        currency: string;
        cost: string;
        costExact: string;
        lastDay: string;
      })[];
      /** There are cheaper ones that are not listed */
      more: boolean;
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
        language: "en" | "ja";
        roles: ("global_admin" | "admin_agent" | "billing_admin" | "sales_agent" | "helpdesk_agent" | "desk_lead" | "desk_agent")[];
        totpActive: boolean;
        createdAt: string;
      })[];
      nextCursor: string | null;
      total?: number | undefined;
    };
  };
  /** Where events are told, with how it went in the last 24 hours. */
  listWebhookEndpoints: {
    params: undefined;
    query: undefined;
    body: undefined;
    output: {
      items: ({
        id: string;
        url: string;
        description: string;
        /** none means all */
        kinds: (string)[];
        state: "active" | "paused" | "disabled" | "removed";
        disabledBecause: "gone" | "failing" | null;
        oldSecretUntil: string | null;
        failingSince: string | null;
        createdBy: string;
        createdAt: string;
        health: {
          /** of the last 24 hours, like the rest */
          taken: number;
          failed: number;
          waiting: number;
          medianMs: number | null;
          lastTakenAt: string | null;
        };
      })[];
      kinds: (string)[];
    };
  };
  /** What was sent to an endpoint in the last 30 days, newest first, with every attempt. */
  listWebhookMessages: {
    params: { endpointId: string };
    query: { cursor?: string | undefined; limit?: number | undefined };
    body: undefined;
    output: {
      items: ({
        id: string;
        kind: string;
        subject: string;
        occurredAt: string;
        state: "waiting" | "delivered" | "dead" | "dropped";
        attempts: ({
          number: number;
          status: number | null;
          reason: string;
          tookMs: number;
          attemptedAt: string;
        })[];
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
  /** Keeps a case from others for a quarter of an hour, or gives it back. */
  lockCase: {
    params: { caseId: string };
    query: undefined;
    body: {
      on: boolean;
    };
    output: Record<string, unknown>;
  };
  /** Makes the provider’s invoices of a month that is over, where they are missing. */
  makeProviderInvoices: {
    params: undefined;
    query: undefined;
    body: {
      month: string;
    };
    output: {
      items: ({
        id: string;
        currency: string;
        periodStart: string;
        periodEnd: string;
        issuedOn: string;
        dueOn: string;
        total: string;
        paid: string;
        open: string;
      })[];
    };
  };
  /** Notes that everything consumed up to a day stands on an invoice. */
  markUsageBilled: {
    params: { customerId: string };
    query: undefined;
    body: {
      until: string;
      invoice: string;
    };
    output: {
      records: number;
    };
  };
  /** Ends it, because it goes on in another one of the same customer. */
  mergeDeskTicket: {
    params: { partnerId: string; ticketId: string };
    query: undefined;
    body: {
      /** number of the one that goes on */
      into: string;
      /** the version that was seen */
      version: number;
    };
    output: {
      ticket: {
        id: string;
        number: string;
        customerId: string | null;
        title: string;
        description: string;
        severity: "critical" | "moderate" | "minimal";
        contact: {
          firstName: string;
          lastName: string;
          email: string;
          phoneNumber: string;
        };
        status: "open" | "attention_needed" | "closed";
        topicId: string;
        agentLocale: string;
        createdBy: string;
        changedBy: string;
        createdAt: string;
        changedAt: string;
        closedAt: string | null;
        firstResponseDueAt: string | null;
        firstRespondedAt: string | null;
        /** how the clock of the first response stands */
        clock: "none" | "running" | "soon" | "late" | "met" | "met_late" | "not_needed";
        mergedInto: string | null;
        version: number;
      };
      links: ({
        kind: "subscription" | "case" | "fraud_event" | "measure" | "invoice";
        targetId: string;
      })[];
      watchers: (string)[];
      notes: ({
        id: string;
        text: string;
        author: string;
        side: "partner" | "provider";
        /** seen by the side that wrote it alone */
        internal: boolean;
        createdAt: string;
      })[];
    };
  };
  /** Opens a case by hand, about a customer or some of its subscriptions. */
  openCase: {
    params: undefined;
    query: undefined;
    body: {
      kind: "compromise" | "card_fraud" | "mining" | "spam" | "non_payment_by_intent" | "other";
      title: string;
      customerId: string;
      subscriptionIds?: (string)[] | undefined;
      firstUseAt?: string | undefined;
    };
    output: {
      id: string;
    };
  };
  /** The case of an order that screening minds: the one that there is, or a new one. */
  openCaseOfDecision: {
    params: { decisionId: string };
    query: undefined;
    body: {
      kind?: "compromise" | "card_fraud" | "mining" | "spam" | "non_payment_by_intent" | "other" | undefined;
    };
    output: {
      id: string;
    };
  };
  /** The case of a fraud event: the one that there is, or a new one. */
  openCaseOfFraudEvent: {
    params: { fraudEventId: string };
    query: undefined;
    body: {
      kind?: "compromise" | "card_fraud" | "mining" | "spam" | "non_payment_by_intent" | "other" | undefined;
    };
    output: {
      id: string;
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
  /** Collections waits until a day, because a person or the law says so. */
  openPause: {
    params: { customerId: string };
    query: undefined;
    body: {
      kind: "manual" | "legal_hold";
      currency?: string | null | undefined;
      until: string;
      reason: string;
      givesBack?: boolean | undefined;
    };
    output: {
      id: string;
    };
  };
  /** The customer says when it pays which invoices; they are put off while it does. */
  openPromise: {
    params: { customerId: string };
    query: undefined;
    body: {
      kind: "promise" | "plan";
      documentIds: (string)[];
      instalments: ({
        dueOn: string;
        /** Decimal, in the currency beside it */
        amount: string;
      })[];
      reason: string;
      givesBack?: boolean | undefined;
      replacesId?: string | undefined;
    };
    output: {
      id: string;
    };
  };
  /** Files a service request with the provider, on behalf of a customer or not. */
  openTicket: {
    params: undefined;
    query: undefined;
    body: {
      title: string;
      description: string;
      severity: "critical" | "moderate" | "minimal";
      contact: {
        firstName: string;
        lastName: string;
        email: string;
        phoneNumber: string;
      };
      customerId?: string | undefined;
      topicId: string;
      agentLocale: string;
      links?: ({
        kind: "subscription" | "case" | "fraud_event" | "measure" | "invoice";
        targetId: string;
      })[] | undefined;
      watchers?: (string)[] | undefined;
    };
    output: {
      ticket: {
        id: string;
        number: string;
        customerId: string | null;
        title: string;
        description: string;
        severity: "critical" | "moderate" | "minimal";
        contact: {
          firstName: string;
          lastName: string;
          email: string;
          phoneNumber: string;
        };
        status: "open" | "attention_needed" | "closed";
        topicId: string;
        agentLocale: string;
        createdBy: string;
        changedBy: string;
        createdAt: string;
        changedAt: string;
        closedAt: string | null;
        firstResponseDueAt: string | null;
        firstRespondedAt: string | null;
        /** how the clock of the first response stands */
        clock: "none" | "running" | "soon" | "late" | "met" | "met_late" | "not_needed";
        mergedInto: string | null;
        version: number;
      };
      links: ({
        kind: "subscription" | "case" | "fraud_event" | "measure" | "invoice";
        targetId: string;
      })[];
      watchers: (string)[];
      notes: ({
        id: string;
        text: string;
        author: string;
        side: "partner" | "provider";
        /** seen by the side that wrote it alone */
        internal: boolean;
        createdAt: string;
      })[];
    };
  };
  /** Withholds access to subscriptions, to everything a customer has, or new purchases. A hold that stands already is answered again. */
  placeHold: {
    params: undefined;
    query: undefined;
    body: {
      customerId: string;
      scope: "subscription" | "customer" | "purchases";
      subscriptionId?: string | undefined;
      subscriptionIds?: (string)[] | undefined;
      kind: "non_payment" | "investigation" | "acceptable_use" | "customer_request";
      reason: string;
    };
    output: {
      items: ({
        id: string;
        customerId: string;
        scope: "subscription" | "customer" | "purchases";
        subscriptionId: string | null;
        kind: "non_payment" | "investigation" | "acceptable_use" | "customer_request";
        owner: "partner" | "provider";
        reason: string;
        sourceKind: "person" | "collections" | "api" | "case" | "enforcement";
        sourceId: string;
        placedAt: string;
        placedBy: string;
        liftedAt: string | null;
        liftedBy: string | null;
        liftReason: string | null;
      })[];
    };
  };
  /** Buys for a customer; each line becomes a subscription. */
  placeOrder: {
    params: { customerId: string };
    query: undefined;
    body: {
      billingCycle?: "monthly" | "annual" | "triennial" | "one_time" | "none" | undefined;
      lines: ({
        offerId: string;
        quantity: number;
        friendlyName?: string | undefined;
        parentSubscriptionId?: string | undefined;
      })[];
    };
    output: {
      id: string;
      customerId: string;
      state: "pending" | "completed" | "refused" | "cancelled" | "error";
      billingCycle: "monthly" | "annual" | "triennial" | "one_time" | "none";
      /** ISO 4217 */
      currency: string;
      /** Charged for the first billing cycle */
      total: string;
      cartId: string | null;
      createdAt: string;
      lines: ({
        number: number;
        offerId: string;
        friendlyName: string;
        quantity: number;
        /** Decimal, in the currency beside it: "1234.50" */
        unitPrice: string;
        subscriptionId: string | null;
        parentSubscriptionId: string | null;
      })[];
      /** What checks had against the order, settled or not */
      objections: ({
        check: string;
        verdict: "wait" | "refuse";
        reasons: ({
          code: string;
          values: Record<string, unknown>;
        })[];
        askedAt: string;
        settledAt: string | null;
        settledBy: string | null;
        settledHow: "released" | "cleared" | "refused" | null;
        settledReason: string | null;
      })[];
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
  /** What a measure would take, and whether one person may take it. */
  previewMeasure: {
    params: { matterId: string; kind: "warn" | "limit_purchases" | "suspend_subscription" | "suspend_customer" | "suspend_partner" | "terminate" };
    query: undefined;
    body: undefined;
    output: {
      affected: ({
        subscriptionId: string;
        name: string;
        status: string;
        autoRenew: boolean;
        scheduledChange: boolean;
        quantity: number;
        /** decimal amount of one billing cycle of all seats */
        perCycle: string;
        billingCycle: "monthly" | "annual" | "triennial" | "one_time" | "none";
        currency: string;
      })[];
      because: (string)[];
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
  /** What an action would do, cost and save today, or why it is refused. Changes nothing. */
  previewSubscriptionAction: {
    params: { subscriptionId: string };
    query: undefined;
    body: {
      action: {
        kind: "suspend";
        hold: "non_payment" | "investigation" | "acceptable_use" | "customer_request";
      } | {
        kind: "reactivate";
      } | {
        kind: "cancel";
        when: "now" | "term_end";
      } | {
        kind: "cancel";
        when: "scheduled";
        on: string;
      } | {
        kind: "set_quantity";
        quantity: number;
      } | {
        kind: "set_auto_renew";
        autoRenew: boolean;
      } | {
        kind: "schedule_change";
        change: {
          quantity?: number | undefined;
          offerId?: string | undefined;
          term?: "P1M" | "P1Y" | "P3Y" | "none" | undefined;
          billingCycle?: "monthly" | "annual" | "triennial" | "one_time" | "none" | undefined;
        } | null;
      } | {
        kind: "rename";
        friendlyName: string;
      };
    };
    output: {
      refusal: {
        code: string;
        values: Record<string, string | number>;
      } | null;
      money: {
        /** ISO 4217 */
        currency: string;
        /** Decimal, in the currency beside it: "1234.50" */
        refund: string;
        /** Decimal, in the currency beside it: "1234.50" */
        stillCharged: string;
        /** Decimal, in the currency beside it: "1234.50" */
        saved: string;
        billedUntil: string | null;
        reversible: boolean;
        needsApproval: boolean;
        reasons: ({
          code: "access_on" | "hold_open" | "hold_on_customer" | "hold_of_provider" | "term_ends" | "renews" | "does_not_renew" | "extended_by_default" | "retention_ends" | "cancellation_window_open" | "cancellation_window_closed" | "billing_goes_on" | "billing_stops" | "seats_returnable" | "commitment_remains" | "usage_stops" | "restores_auto_renew" | "restores_scheduled_change";
          values: Record<string, unknown>;
        })[];
        recommended: ({
          lever: "block_purchases" | "return_seats" | "auto_renew_off" | "cancel_in_window" | "cancel_at_term_end" | "suspend" | "cancel_usage";
          until: string | null;
        })[];
      } | null;
      outlookBefore: ({
        at: string;
        what: "cancellation_window_ends" | "seats_return_window_ends" | "renews" | "extends" | "ends" | "expires" | "disables" | "deletes";
        status: "pending" | "active" | "suspended" | "expired" | "disabled_after_suspension" | "disabled" | "deleted";
      })[];
      outlookAfter: ({
        at: string;
        what: "cancellation_window_ends" | "seats_return_window_ends" | "renews" | "extends" | "ends" | "expires" | "disables" | "deletes";
        status: "pending" | "active" | "suspended" | "expired" | "disabled_after_suspension" | "disabled" | "deleted";
      })[];
    };
  };
  /** Whom a suspension would hit and what is charged all the same; changes nothing. */
  previewSuspension: {
    params: { caseId: string };
    query: undefined;
    body: {
      scope: "subscriptions" | "customer" | "group";
      subscriptionIds?: (string)[] | undefined;
    };
    output: {
      customers: ({
        id: string;
        name: string;
      })[];
      blocksPurchases: boolean;
      items: ({
        subscriptionId: string;
        name: string;
        customerId: string;
        seats: number;
        losesAccess: boolean;
        stillCharged: string;
        currency: string;
        billedUntil: string | null;
        refusal: string | null;
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
      /** Why the only person with the right publishes their own change */
      aloneBecause?: string | undefined;
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
      /** Whoever changed the content; they need somebody else to publish it */
      changedBy: ({
        id: string;
        name: string;
      })[];
      publishedAloneBecause: string | null;
      retiredAt: string | null;
    };
  };
  /** Puts a draft into force with a trial of it; the set that was live retires. */
  publishRules: {
    params: { id: string };
    query: undefined;
    body: {
      because?: string | undefined;
    };
    output: Record<string, unknown>;
  };
  /** Puts a draft into force; another person than the one who drafted it does. */
  publishScorecard: {
    params: { version: number };
    query: undefined;
    body: undefined;
    output: {
      items: ({
        /** 0 is the product’s own */
        version: number;
        state: "draft" | "live" | "retired";
        definition: {
          attributes: ({
            attribute: "relationship_days" | "invoices_paid" | "late_percent" | "average_days_late" | "written_off" | "overdue_days" | "open_disputes" | "external_score" | "good_references" | "bad_references";
            bands: ({
              below: number | null;
              points: number;
            })[];
            unknownPoints: number;
          })[];
          classes: ({
            key: string;
            atLeastPoints: number;
            /** of an average month’s invoices */
            percentOfMonth: number;
            /** where there is no month to go by */
            percentOfWanted: number;
            prepayment: boolean;
          })[];
        };
        note: string;
        draftedByName: string;
        draftedAt: string | null;
        publishedByName: string | null;
        publishedAt: string | null;
      })[];
    };
  };
  /** Puts a movement back into the queue; the payment booked for it is reversed. */
  putBankLineBack: {
    params: { id: string };
    query: undefined;
    body: {
      reason: string;
    };
    output: Record<string, unknown>;
  };
  /** Starts a cancelled Azure subscription again; it runs after ten minutes. */
  reactivateEntitlement: {
    params: { subscriptionId: string; entitlementId: string };
    query: undefined;
    body: undefined;
    output: {
      id: string;
      subscriptionId: string;
      friendlyName: string;
      status: "active" | "cancelling" | "cancelled" | "reactivating";
      cancellationReason: string | null;
      effectiveAt: string | null;
      createdAt: string;
    };
  };
  /** Looks again at what is known today. */
  reassessCreditApplication: {
    params: { applicationId: string };
    query: undefined;
    body: {
      /** the version that was seen */
      version: number;
    };
    output: {
      id: string;
      number: string;
      customerId: string;
      customerName: string;
      /** ISO 4217 */
      currency: string;
      /** Decimal, in the currency beside it: "1234.50" */
      wanted: string;
      purpose: string;
      external: {
        /** 0 is the worst */
        score: number;
        source: string;
        on: string;
      } | null;
      references: ({
        name: string;
        judgement: "good" | "mixed" | "bad";
        remark: string;
      })[];
      state: "submitted" | "proposed" | "granted" | "declined" | "withdrawn";
      facts: {
        /** Decimal, in the currency beside it: "1234.50" */
        averageMonthly: string;
        /** Decimal, in the currency beside it: "1234.50" */
        exposure: string;
        /** Decimal, in the currency beside it: "1234.50" */
        overdue: string;
      };
      recommendation: {
        scorecardVersion: number;
        points: number;
        maxPoints: number;
        className: string;
        /** Decimal, in the currency beside it: "1234.50" */
        limit: string;
        prepayment: boolean;
        basis: "month" | "wanted";
        lines: ({
          attribute: "relationship_days" | "invoices_paid" | "late_percent" | "average_days_late" | "written_off" | "overdue_days" | "open_disputes" | "external_score" | "good_references" | "bad_references";
          value: number | null;
          points: number;
          maxPoints: number;
        })[];
      };
      lookedAt: string;
      submittedBy: string;
      submittedAt: string;
      decision: {
        /** Decimal, in the currency beside it: "1234.50" */
        limit: string;
        /** Decimal, in the currency beside it: "1234.50" */
        depositRequired: string;
        /** Every order is to be paid before it is bought */
        prepayment: boolean;
        temporary: {
          /** Decimal, in the currency beside it: "1234.50" */
          limit: string;
          from: string;
          until: string;
        } | null;
        expiresOn: string | null;
        reviewOn: string | null;
        conditions: string;
        /** Orders of this customer are not checked */
        unchecked: boolean;
      } | null;
      decidedByName: string | null;
      decidedAt: string | null;
      reason: string | null;
      confirmedByName: string | null;
      confirmedAt: string | null;
      version: number;
    };
  };
  /** Asks the checks that have the customer’s orders wait once more. */
  reconsiderOrder: {
    params: { orderId: string };
    query: undefined;
    body: undefined;
    output: {
      id: string;
      customerId: string;
      state: "pending" | "completed" | "refused" | "cancelled" | "error";
      billingCycle: "monthly" | "annual" | "triennial" | "one_time" | "none";
      /** ISO 4217 */
      currency: string;
      /** Charged for the first billing cycle */
      total: string;
      cartId: string | null;
      createdAt: string;
      lines: ({
        number: number;
        offerId: string;
        friendlyName: string;
        quantity: number;
        /** Decimal, in the currency beside it: "1234.50" */
        unitPrice: string;
        subscriptionId: string | null;
        parentSubscriptionId: string | null;
      })[];
      /** What checks had against the order, settled or not */
      objections: ({
        check: string;
        verdict: "wait" | "refuse";
        reasons: ({
          code: string;
          values: Record<string, unknown>;
        })[];
        askedAt: string;
        settledAt: string | null;
        settledBy: string | null;
        settledHow: "released" | "cleared" | "refused" | null;
        settledReason: string | null;
      })[];
      customerNumber: string;
      customerName: string;
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
        kind: "invoice" | "late_charge" | "credit_note" | "payment" | "write_off" | "reversal";
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
  /** A person brought a notice to the customer: by letter, telephone or in person. */
  recordDelivery: {
    params: undefined;
    query: undefined;
    body: {
      noticeKey: string;
      how: "letter" | "telephone" | "in_person";
      on: string;
      evidence: string;
    };
    output: Record<string, unknown>;
  };
  /** Records what a detector saw; the same entity seen again is the same event, counted. */
  recordFraudEvent: {
    params: undefined;
    query: undefined;
    body: {
      customerId: string;
      subscriptionId: string;
      subscriptionName: string;
      entityId: string;
      entityName: string;
      type: string;
      severity: "low" | "medium" | "high";
      confidence: "low" | "medium" | "high";
      title: string;
      description: string;
      country: string | null;
      serviceName: string;
      resourceName: string;
      resourceGroupName: string;
      affectedResources: ({
        id: string;
        type: string;
      })[];
      details: Record<string, string>;
      isTest: boolean;
      occurredAt: string;
    };
    output: {
      id: string;
      customerId: string;
      subscriptionId: string;
      subscriptionName: string;
      entityId: string;
      entityName: string;
      type: string;
      severity: "low" | "medium" | "high";
      confidence: "low" | "medium" | "high";
      title: string;
      description: string;
      country: string | null;
      serviceName: string;
      resourceName: string;
      resourceGroupName: string;
      affectedResources: ({
        id: string;
        type: string;
      })[];
      details: Record<string, unknown>;
      isTest: boolean;
      hitCount: number;
      firstOccurredAt: string;
      lastOccurredAt: string;
      firstObservedAt: string;
      lastObservedAt: string;
      status: "active" | "investigating" | "resolved";
      resolvedReason: "fraud" | "ignore" | null;
      resolvedAt: string | null;
      resolvedBy: string | null;
      version: number;
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
      kind: "invoice" | "late_charge" | "credit_note" | "payment" | "write_off" | "reversal";
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
        kind: "invoice" | "late_charge" | "credit_note" | "payment" | "write_off" | "reversal";
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
  /** Carries an approved consequence out now, or records that a person carried it out elsewhere. */
  recordProposalCarriedOut: {
    params: { id: string };
    query: undefined;
    body: undefined;
    output: Record<string, unknown>;
  };
  /** Records what the provider received; a negative amount takes an earlier one back. */
  recordProviderPayment: {
    params: { invoiceId: string };
    query: undefined;
    body: {
      amount: string;
      receivedOn: string;
      reference: string;
    };
    output: {
      id: string;
      currency: string;
      periodStart: string;
      periodEnd: string;
      issuedOn: string;
      dueOn: string;
      total: string;
      paid: string;
      open: string;
    };
  };
  /** Records money that arrived for a written-off debt; the rest stays written off. */
  recordRecovery: {
    params: { id: string };
    query: undefined;
    body: {
      /** Decimal, in the currency beside it: "1234.50" */
      amount: string;
      receivedOn?: string | undefined;
      reference?: string | undefined;
    };
    output: {
      payment: {
        id: string;
        kind: "invoice" | "late_charge" | "credit_note" | "payment" | "write_off" | "reversal";
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
      writtenOffAgain: {
        id: string;
        kind: "invoice" | "late_charge" | "credit_note" | "payment" | "write_off" | "reversal";
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
      } | null;
    };
  };
  /** Records a deposit that was received or a guarantee that was given. */
  recordSecurity: {
    params: { customerId: string };
    query: undefined;
    body: {
      kind: "deposit" | "guarantee";
      /** Decimal text */
      amount: string;
      currency: string;
      validFrom: string;
      validUntil?: string | null | undefined;
      reference: string;
      note?: string | null | undefined;
    };
    output: {
      id: string;
      customerId: string;
      kind: "deposit" | "guarantee";
      currency: string;
      amount: string;
      validFrom: string;
      validUntil: string | null;
      reference: string;
      note: string | null;
      recordedBy: string;
      recordedAt: string;
      releasedOn: string | null;
      releaseReason: string | null;
      releasedBy: string | null;
    };
  };
  /** Decides that a waiting order will not be bought. */
  refuseOrder: {
    params: { orderId: string };
    query: undefined;
    body: {
      reason: string;
    };
    output: {
      id: string;
      customerId: string;
      state: "pending" | "completed" | "refused" | "cancelled" | "error";
      billingCycle: "monthly" | "annual" | "triennial" | "one_time" | "none";
      /** ISO 4217 */
      currency: string;
      /** Charged for the first billing cycle */
      total: string;
      cartId: string | null;
      createdAt: string;
      lines: ({
        number: number;
        offerId: string;
        friendlyName: string;
        quantity: number;
        /** Decimal, in the currency beside it: "1234.50" */
        unitPrice: string;
        subscriptionId: string | null;
        parentSubscriptionId: string | null;
      })[];
      /** What checks had against the order, settled or not */
      objections: ({
        check: string;
        verdict: "wait" | "refuse";
        reasons: ({
          code: string;
          values: Record<string, unknown>;
        })[];
        askedAt: string;
        settledAt: string | null;
        settledBy: string | null;
        settledHow: "released" | "cleared" | "refused" | null;
        settledReason: string | null;
      })[];
      customerNumber: string;
      customerName: string;
    };
  };
  /** Lets harmful steps go on; each is decided again before it happens. */
  releaseCollections: {
    params: undefined;
    query: undefined;
    body: {
      reason: string;
    };
    output: {
      cause: "switched_off" | "payments_stale" | null;
      newestPaymentAt: string | null;
      staleAfterBusinessDays: number | null;
      throws: ({
        halted: boolean;
        reason: string;
        thrownBy: string;
        thrownAt: string;
      })[];
    };
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
  /** Gives access back as far as this case withheld it; holds of others stay. */
  releaseForCase: {
    params: { caseId: string };
    query: undefined;
    body: {
      reason: string;
      holdIds?: (string)[] | undefined;
    };
    output: {
      holds: number;
    };
  };
  /** Lets a waiting order go on; it is bought when nothing else stands in its way. */
  releaseOrder: {
    params: { orderId: string };
    query: undefined;
    body: {
      /** One check; without it, all that stand */
      check?: string | undefined;
      reason: string;
    };
    output: {
      id: string;
      customerId: string;
      state: "pending" | "completed" | "refused" | "cancelled" | "error";
      billingCycle: "monthly" | "annual" | "triennial" | "one_time" | "none";
      /** ISO 4217 */
      currency: string;
      /** Charged for the first billing cycle */
      total: string;
      cartId: string | null;
      createdAt: string;
      lines: ({
        number: number;
        offerId: string;
        friendlyName: string;
        quantity: number;
        /** Decimal, in the currency beside it: "1234.50" */
        unitPrice: string;
        subscriptionId: string | null;
        parentSubscriptionId: string | null;
      })[];
      /** What checks had against the order, settled or not */
      objections: ({
        check: string;
        verdict: "wait" | "refuse";
        reasons: ({
          code: string;
          values: Record<string, unknown>;
        })[];
        askedAt: string;
        settledAt: string | null;
        settledBy: string | null;
        settledHow: "released" | "cleared" | "refused" | null;
        settledReason: string | null;
      })[];
      customerNumber: string;
      customerName: string;
    };
  };
  /** Ends a deposit or a guarantee: from today on it covers nothing. */
  releaseSecurity: {
    params: { securityId: string };
    query: undefined;
    body: {
      reason: string;
    };
    output: {
      id: string;
      customerId: string;
      kind: "deposit" | "guarantee";
      currency: string;
      amount: string;
      validFrom: string;
      validUntil: string | null;
      reference: string;
      note: string | null;
      recordedBy: string;
      recordedAt: string;
      releasedOn: string | null;
      releaseReason: string | null;
      releasedBy: string | null;
    };
  };
  /** Removes a customer’s budget. */
  removeBudget: {
    params: { customerId: string };
    query: undefined;
    body: undefined;
    output: {
      budget: {
        amount: string;
        currency: string;
        setAt: string;
      } | null;
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
  /** Takes a value off a list. */
  removeScreeningEntry: {
    params: { list: string; value: string };
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
  /** Removes an endpoint; what waits for it is not sent. */
  removeWebhookEndpoint: {
    params: { endpointId: string };
    query: undefined;
    body: undefined;
    output: Record<string, unknown>;
  };
  /** Takes up a resolved case again; access that was given back stays given back. */
  reopenCase: {
    params: { caseId: string };
    query: undefined;
    body: {
      because: string;
    };
    output: Record<string, unknown>;
  };
  /** Sends one message again, under the same id. */
  replayWebhookMessage: {
    params: { messageId: string };
    query: undefined;
    body: undefined;
    output: Record<string, unknown>;
  };
  /** Sends again what was sent since an instant, under the same ids; 1,000 at most. */
  replayWebhooks: {
    params: { endpointId: string };
    query: undefined;
    body: {
      since: string;
    };
    output: {
      messages: number;
    };
  };
  /** Suspends, reactivates, cancels or changes a subscription. What cannot be undone must be confirmed; what is scheduled becomes a bulk action of one. */
  requestSubscriptionAction: {
    params: { subscriptionId: string };
    query: undefined;
    body: {
      action: {
        kind: "suspend";
        hold: "non_payment" | "investigation" | "acceptable_use" | "customer_request";
      } | {
        kind: "reactivate";
      } | {
        kind: "cancel";
        when: "now" | "term_end";
      } | {
        kind: "cancel";
        when: "scheduled";
        on: string;
      } | {
        kind: "set_quantity";
        quantity: number;
      } | {
        kind: "set_auto_renew";
        autoRenew: boolean;
      } | {
        kind: "schedule_change";
        change: {
          quantity?: number | undefined;
          offerId?: string | undefined;
          term?: "P1M" | "P1Y" | "P3Y" | "none" | undefined;
          billingCycle?: "monthly" | "annual" | "triennial" | "one_time" | "none" | undefined;
        } | null;
      } | {
        kind: "rename";
        friendlyName: string;
      };
      reason: string;
      /** The version that was seen */
      version?: number | undefined;
      confirmed?: boolean | undefined;
    };
    output: {
      subscription: {
        id: string;
        customerId: string;
        customerNumber: string;
        customerName: string;
        orderId: string | null;
        offerId: string;
        offerName: string;
        friendlyName: string;
        kind: "license" | "trial" | "azure_plan" | "software_perpetual" | "software_subscription" | "marketplace";
        commerce: "new" | "legacy";
        billingType: "license" | "usage";
        billingCycle: "monthly" | "annual" | "triennial" | "one_time" | "none";
        term: "P1M" | "P1Y" | "P3Y" | "none";
        /** ISO 4217 */
        currency: string;
        /** Per seat and billing cycle */
        unitPrice: string;
        monthlyPrice: string | null;
        quantity: number;
        parentId: string | null;
        status: "pending" | "active" | "suspended" | "expired" | "disabled_after_suspension" | "disabled" | "deleted";
        statusSince: string;
        purchasedAt: string;
        termStart: string;
        termEnd: string | null;
        cancelUntil: string | null;
        autoRenew: boolean;
        scheduledChange: {
          quantity?: number | undefined;
          offerId?: string | undefined;
          term?: "P1M" | "P1Y" | "P3Y" | "none" | undefined;
          billingCycle?: "monthly" | "annual" | "triennial" | "one_time" | "none" | undefined;
        } | null;
        atTermEnd: "cancel" | "extend" | null;
        extendedTerm: boolean;
        renewingSince: string | null;
        version: number;
        drift: {
          seenAt: string;
          expected: Record<string, unknown>;
          found: Record<string, unknown>;
        } | null;
        readAt: string;
        createdAt: string;
        /** The open ones that withhold access */
        holds: ({
          id: string;
          customerId: string;
          scope: "subscription" | "customer" | "purchases";
          subscriptionId: string | null;
          kind: "non_payment" | "investigation" | "acceptable_use" | "customer_request";
          owner: "partner" | "provider";
          reason: string;
          sourceKind: "person" | "collections" | "api" | "case" | "enforcement";
          sourceId: string;
          placedAt: string;
          placedBy: string;
          liftedAt: string | null;
          liftedBy: string | null;
          liftReason: string | null;
        })[];
        next: {
          at: string;
          what: "cancellation_window_ends" | "seats_return_window_ends" | "renews" | "extends" | "ends" | "expires" | "disables" | "deletes";
        } | null;
      };
      command: {
        id: string;
        kind: "suspend" | "reactivate" | "cancel" | "change";
        change: Record<string, unknown>;
        state: "pending" | "sending" | "unknown" | "done" | "refused" | "superseded";
        attempts: number;
        refusal: string | null;
        askedBy: string;
        createdAt: string;
        sentAt: string | null;
        finishedAt: string | null;
      } | null;
      placed: ({
        id: string;
        customerId: string;
        scope: "subscription" | "customer" | "purchases";
        subscriptionId: string | null;
        kind: "non_payment" | "investigation" | "acceptable_use" | "customer_request";
        owner: "partner" | "provider";
        reason: string;
        sourceKind: "person" | "collections" | "api" | "case" | "enforcement";
        sourceId: string;
        placedAt: string;
        placedBy: string;
        liftedAt: string | null;
        liftedBy: string | null;
        liftReason: string | null;
      })[];
      lifted: ({
        id: string;
        customerId: string;
        scope: "subscription" | "customer" | "purchases";
        subscriptionId: string | null;
        kind: "non_payment" | "investigation" | "acceptable_use" | "customer_request";
        owner: "partner" | "provider";
        reason: string;
        sourceKind: "person" | "collections" | "api" | "case" | "enforcement";
        sourceId: string;
        placedAt: string;
        placedBy: string;
        liftedAt: string | null;
        liftedBy: string | null;
        liftReason: string | null;
      })[];
      bulkActionId: string | null;
    };
  };
  /** Ends a case; its own holds are lifted or kept, as chosen. */
  resolveCase: {
    params: { caseId: string };
    query: undefined;
    body: {
      outcome: "fraud" | "misuse" | "legitimate" | "compromised" | "duplicate";
      because: string;
      holds: "lift" | "keep";
      losses?: ({
        currency: string;
        lost: string;
        recovered: string;
      })[] | undefined;
      duplicateOf?: string | undefined;
    };
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
  /** Keeps what somebody changed at the provider, or has the provider undo it. */
  resolveSubscriptionDrift: {
    params: { subscriptionId: string };
    query: undefined;
    body: {
      how: "accept" | "undo";
    };
    output: {
      id: string;
      customerId: string;
      customerNumber: string;
      customerName: string;
      orderId: string | null;
      offerId: string;
      offerName: string;
      friendlyName: string;
      kind: "license" | "trial" | "azure_plan" | "software_perpetual" | "software_subscription" | "marketplace";
      commerce: "new" | "legacy";
      billingType: "license" | "usage";
      billingCycle: "monthly" | "annual" | "triennial" | "one_time" | "none";
      term: "P1M" | "P1Y" | "P3Y" | "none";
      /** ISO 4217 */
      currency: string;
      /** Per seat and billing cycle */
      unitPrice: string;
      monthlyPrice: string | null;
      quantity: number;
      parentId: string | null;
      status: "pending" | "active" | "suspended" | "expired" | "disabled_after_suspension" | "disabled" | "deleted";
      statusSince: string;
      purchasedAt: string;
      termStart: string;
      termEnd: string | null;
      cancelUntil: string | null;
      autoRenew: boolean;
      scheduledChange: {
        quantity?: number | undefined;
        offerId?: string | undefined;
        term?: "P1M" | "P1Y" | "P3Y" | "none" | undefined;
        billingCycle?: "monthly" | "annual" | "triennial" | "one_time" | "none" | undefined;
      } | null;
      atTermEnd: "cancel" | "extend" | null;
      extendedTerm: boolean;
      renewingSince: string | null;
      version: number;
      drift: {
        seenAt: string;
        expected: Record<string, unknown>;
        found: Record<string, unknown>;
      } | null;
      readAt: string;
      createdAt: string;
      /** The open ones that withhold access */
      holds: ({
        id: string;
        customerId: string;
        scope: "subscription" | "customer" | "purchases";
        subscriptionId: string | null;
        kind: "non_payment" | "investigation" | "acceptable_use" | "customer_request";
        owner: "partner" | "provider";
        reason: string;
        sourceKind: "person" | "collections" | "api" | "case" | "enforcement";
        sourceId: string;
        placedAt: string;
        placedBy: string;
        liftedAt: string | null;
        liftedBy: string | null;
        liftReason: string | null;
      })[];
      next: {
        at: string;
        what: "cancellation_window_ends" | "seats_return_window_ends" | "renews" | "extends" | "ends" | "expires" | "disables" | "deletes";
      } | null;
    };
  };
  /** Switches a rule on again. */
  resumeRule: {
    params: { rule: string };
    query: undefined;
    body: undefined;
    output: Record<string, unknown>;
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
      /** Whoever changed the content; they need somebody else to publish it */
      changedBy: ({
        id: string;
        name: string;
      })[];
      publishedAloneBecause: string | null;
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
        kind: "invoice" | "late_charge" | "credit_note" | "payment" | "write_off" | "reversal";
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
  /** Ends a client: its tokens are refused from the next request on. */
  revokeApiClient: {
    params: { clientId: string };
    query: undefined;
    body: undefined;
    output: Record<string, unknown>;
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
  /** A new secret, shown only here; the old one signs too for a day. */
  rotateWebhookSecret: {
    params: { endpointId: string };
    query: undefined;
    body: undefined;
    output: {
      id: string;
      secret: string;
    };
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
  /** Adds offers and replaces those whose id is known; what was bought keeps its price. Withdraw an offer by its state. */
  saveOffers: {
    params: undefined;
    query: undefined;
    body: {
      offers: ({
        /** In new commerce made of the three ids: product:sku:availability */
        id: string;
        productId: string;
        skuId: string;
        availabilityId: string;
        names: {
          en: string;
          ja: string;
        };
        kind: "license" | "trial" | "azure_plan" | "software_perpetual" | "software_subscription" | "marketplace";
        commerce: "new" | "legacy";
        billingType: "license" | "usage";
        term: "P1M" | "P1Y" | "P3Y" | "none";
        billingCycle: "monthly" | "annual" | "triennial" | "one_time" | "none";
        /** ISO 4217 */
        currency: string;
        /** Per seat and billing cycle, in the currency */
        unitPrice: string;
        minimumQuantity: number;
        maximumQuantity: number;
        /** Products whose subscriptions can have it as an add-on; empty for a base offer */
        addonOf: (string)[];
        state: "available" | "withdrawn";
      })[];
    };
    output: {
      created: number;
      changed: number;
      unchanged: number;
    };
  };
  /** Resellers and their customers whose name or number contains the words. */
  searchDesk: {
    params: undefined;
    query: { words: string };
    body: undefined;
    output: {
      items: ({
        kind: "partner" | "customer";
        id: string;
        name: string;
        number: string;
        partnerName: string;
      })[];
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
  /** Sets what a customer means to spend in a calendar month. */
  setBudget: {
    params: { customerId: string };
    query: undefined;
    body: {
      /** Decimal text */
      amount: string;
      currency: string;
    };
    output: {
      budget: {
        amount: string;
        currency: string;
        setAt: string;
      } | null;
    };
  };
  /** Says when the misuse began; the time for a refund is counted from there. */
  setCaseFirstUse: {
    params: { caseId: string };
    query: undefined;
    body: {
      firstUseAt: string | null;
    };
    output: Record<string, unknown>;
  };
  /** Sets a credit line, as far as one person decides alone. */
  setCreditLine: {
    params: { customerId: string; currency: string };
    query: undefined;
    body: {
      /** Decimal, in the currency beside it: "1234.50" */
      limit: string;
      /** Decimal, in the currency beside it: "1234.50" */
      depositRequired: string;
      /** Every order is to be paid before it is bought */
      prepayment: boolean;
      temporary: {
        /** Decimal, in the currency beside it: "1234.50" */
        limit: string;
        from: string;
        until: string;
      } | null;
      expiresOn: string | null;
      reviewOn: string | null;
      conditions: string;
      /** Orders of this customer are not checked */
      unchecked: boolean;
      reason: string;
      /** 0 where there is none yet */
      version: number;
    };
    output: {
      customerId: string;
      customerNumber: string;
      customerName: string;
      /** ISO 4217 */
      currency: string;
      /** Decimal, in the currency beside it: "1234.50" */
      limit: string;
      /** Decimal, in the currency beside it: "1234.50" */
      depositRequired: string;
      /** Every order is to be paid before it is bought */
      prepayment: boolean;
      temporary: {
        /** Decimal, in the currency beside it: "1234.50" */
        limit: string;
        from: string;
        until: string;
      } | null;
      expiresOn: string | null;
      reviewOn: string | null;
      conditions: string;
      /** Orders of this customer are not checked */
      unchecked: boolean;
      decidedBy: string;
      decidedAt: string;
      reason: string;
      applicationId: string | null;
      version: number;
      /** Decimal, in the currency beside it: "1234.50" */
      limitToday: string;
      /** Decimal, in the currency beside it: "1234.50" */
      exposure: string;
      /** Limit less exposure; negative when over it */
      available: string;
      /** Decimal, in the currency beside it: "1234.50" */
      overdue: string;
      overdueDays: number;
      isExpired: boolean;
    };
  };
  /** Says which rule of late interest holds from a day on, for one customer or for all. */
  setInterestTerm: {
    params: undefined;
    query: undefined;
    body: {
      customerId?: string | null | undefined;
      validFrom: string;
      rule: "none" | "contract" | "eu_directive" | "de_commercial" | "jp_statutory";
      contractPercent?: string | null | undefined;
      note?: string | undefined;
    };
    output: {
      id: string;
      customerId: string | null;
      validFrom: string;
      rule: "none" | "contract" | "eu_directive" | "de_commercial" | "jp_statutory";
      contractPercent: string | null;
      note: string;
      setBy: string;
      setAt: string;
    };
  };
  /** Says whom a matter is about; it may turn out to be about an open one. */
  setMatterSubject: {
    params: { matterId: string };
    query: undefined;
    body: {
      identifier: string;
    };
    output: {
      id: string;
      number: string;
      subjectKind: "unresolved" | "subscription" | "customer" | "partner";
      aboutPartnerId: string | null;
      aboutPartnerName: string;
      customerId: string | null;
      subscriptionId: string | null;
      subjectName: string;
      class: string;
      state: "open" | "closed";
      assessment: "unassessed" | "suspected" | "confirmed" | "unfounded";
      clause: string | null;
      facts: string | null;
      assessedBy: string | null;
      assessedAt: string | null;
      secondedBy: string | null;
      reportCount: number;
      partnerWaitsSince: string | null;
      appealOpen: boolean;
      openedAt: string;
      lastReportAt: string | null;
      closedAt: string | null;
      version: number;
    };
  };
  /** Sets how much credit the provider gives in a currency; null takes the limit away. */
  setProviderLimit: {
    params: { currency: string };
    query: undefined;
    body: {
      amount: string | null;
      note?: string | null | undefined;
    };
    output: {
      positions: ({
        currency: string;
        limit: string | null;
        unpaid: string;
        unbilled: string;
        incoming: string;
        overpayment: string;
        used: string;
        available: string | null;
        percentUsed: number | null;
        oldestDueOn: string | null;
        daysOverdue: number;
      })[];
    };
  };
  /** Says whose a cloud account is; what is not billed yet moves to that customer. */
  setSubAccountOwner: {
    params: { id: string };
    query: undefined;
    body: {
      customerId: string | null;
      subscriptionId?: string | null | undefined;
      entitlementId?: string | null | undefined;
    };
    output: {
      id: string;
      provider: string;
      /** The provider’s own identifier */
      externalId: string;
      name: string | null;
      customerId: string | null;
      subscriptionId: string | null;
      entitlementId: string | null;
      mappedBy: string | null;
      seenAt: string;
    };
  };
  /** Says who is written to besides the contact. */
  setTicketWatchers: {
    params: { ticketId: string };
    query: undefined;
    body: {
      watchers: (string)[];
    };
    output: {
      ticket: {
        id: string;
        number: string;
        customerId: string | null;
        title: string;
        description: string;
        severity: "critical" | "moderate" | "minimal";
        contact: {
          firstName: string;
          lastName: string;
          email: string;
          phoneNumber: string;
        };
        status: "open" | "attention_needed" | "closed";
        topicId: string;
        agentLocale: string;
        createdBy: string;
        changedBy: string;
        createdAt: string;
        changedAt: string;
        closedAt: string | null;
        firstResponseDueAt: string | null;
        firstRespondedAt: string | null;
        /** how the clock of the first response stands */
        clock: "none" | "running" | "soon" | "late" | "met" | "met_late" | "not_needed";
        mergedInto: string | null;
        version: number;
      };
      links: ({
        kind: "subscription" | "case" | "fraud_event" | "measure" | "invoice";
        targetId: string;
      })[];
      watchers: (string)[];
      notes: ({
        id: string;
        text: string;
        author: string;
        side: "partner" | "provider";
        /** seen by the side that wrote it alone */
        internal: boolean;
        createdAt: string;
      })[];
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
        kind: "reseller" | "provider";
      } | null;
      roles: ("global_admin" | "admin_agent" | "billing_admin" | "sales_agent" | "helpdesk_agent" | "desk_lead" | "desk_agent")[];
      permissions: ("partner.read" | "partner.write" | "users.read" | "users.write" | "api_keys.write" | "customers.read" | "customers.write" | "receivables.read" | "receivables.write" | "subscriptions.read" | "subscriptions.write" | "subscriptions.enforce" | "subscriptions.approve" | "orders.write" | "orders.release" | "usage.read" | "usage.write" | "exposure.read" | "exposure.write" | "credit.read" | "credit.write" | "credit.decide" | "credit.approve" | "screening.read" | "screening.write" | "screening.publish" | "collections.read" | "collections.run" | "collections.policy.edit" | "collections.policy.publish" | "collections.proposals.decide" | "collections.pause" | "notices.read" | "notices.write" | "mailbox.read" | "tickets.read" | "tickets.write" | "fraud_events.read" | "fraud_events.write" | "cases.read" | "cases.write" | "cases.decide" | "api_clients.write" | "enforcement.read" | "enforcement.answer" | "desk.read" | "desk.act" | "desk.approve" | "reports.write" | "audit.read" | "operations.read" | "operations.write")[];
      /** What the partner's cloud has; what is not listed is refused there */
      features: ("purchases" | "azure_entitlement_cancel" | "usage" | "service_requests" | "audit_records" | "fraud_events" | "validation_status" | "customer_agreements" | "relationship_requests" | "role_changes")[];
      partners: ({
        id: string;
        name: string;
        cloud: "global" | "us-government" | "germany" | "china";
      })[];
    };
  };
  /** Lets a draft judge every order without consequence, or takes it back. */
  shadowRules: {
    params: { id: string };
    query: undefined;
    body: {
      on: boolean;
    };
    output: Record<string, unknown>;
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
        kind: "reseller" | "provider";
      } | null;
      roles: ("global_admin" | "admin_agent" | "billing_admin" | "sales_agent" | "helpdesk_agent" | "desk_lead" | "desk_agent")[];
      permissions: ("partner.read" | "partner.write" | "users.read" | "users.write" | "api_keys.write" | "customers.read" | "customers.write" | "receivables.read" | "receivables.write" | "subscriptions.read" | "subscriptions.write" | "subscriptions.enforce" | "subscriptions.approve" | "orders.write" | "orders.release" | "usage.read" | "usage.write" | "exposure.read" | "exposure.write" | "credit.read" | "credit.write" | "credit.decide" | "credit.approve" | "screening.read" | "screening.write" | "screening.publish" | "collections.read" | "collections.run" | "collections.policy.edit" | "collections.policy.publish" | "collections.proposals.decide" | "collections.pause" | "notices.read" | "notices.write" | "mailbox.read" | "tickets.read" | "tickets.write" | "fraud_events.read" | "fraud_events.write" | "cases.read" | "cases.write" | "cases.decide" | "api_clients.write" | "enforcement.read" | "enforcement.answer" | "desk.read" | "desk.act" | "desk.approve" | "reports.write" | "audit.read" | "operations.read" | "operations.write")[];
      /** What the partner's cloud has; what is not listed is refused there */
      features: ("purchases" | "azure_entitlement_cancel" | "usage" | "service_requests" | "audit_records" | "fraud_events" | "validation_status" | "customer_agreements" | "relationship_requests" | "role_changes")[];
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
  /** Ends it before the next subscription; what is done stays. */
  stopBulkAction: {
    params: { id: string };
    query: undefined;
    body: undefined;
    output: {
      id: string;
      action: unknown;
      reason: string;
      state: "waiting_for_approval" | "scheduled" | "running" | "done" | "declined" | "stopped";
      askedById: string;
      askedBy: string;
      approvedBy: string | null;
      runAt: string;
      total: number;
      done: number;
      refused: number;
      createdAt: string;
      finishedAt: string | null;
    };
  };
  /** Says that the misuse was stopped, or that the refund was asked for. */
  stopCaseClock: {
    params: { caseId: string };
    query: undefined;
    body: {
      clock: "mitigate" | "refund";
    };
    output: Record<string, unknown>;
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
  /** Switches a rule off at once, in every version. */
  stopRule: {
    params: undefined;
    query: undefined;
    body: {
      rule: string;
      reason: string;
    };
    output: Record<string, unknown>;
  };
  /** Takes an abuse report in X-ARF version 4. With the same clientToken again it is the same report. */
  submitAbuseReport: {
    params: undefined;
    query: undefined;
    body: {
      clientToken: string;
      correlationId?: string | undefined;
      /** X-ARF version 4 */
      report: Record<string, unknown>;
    };
    output: {
      reportId: string;
      class: string;
      source: "api" | "hand" | "fraud_event";
      sourceIdentifier: string;
      reporterOrg: string;
      reporterContact: string;
      confidence: number | null;
      correlationId: string | null;
      occurredAt: string;
      receivedAt: string;
      status: "QUEUED" | "PROCESSING" | "COMPLETED";
      reasonCode: "ACTIONED" | "NO_VIOLATION_FOUND" | "SUBJECT_UNKNOWN" | "INFORMATIONAL" | null;
      completedAt: string | null;
    };
  };
  /** Asks for credit on a customer’s behalf; the scorecard in force recommends. */
  submitCreditApplication: {
    params: undefined;
    query: undefined;
    body: {
      customerId: string;
      /** ISO 4217 */
      currency: string;
      /** Decimal, in the currency beside it: "1234.50" */
      wanted: string;
      purpose: string;
      external: {
        /** 0 is the worst */
        score: number;
        source: string;
        on: string;
      } | null;
      references: ({
        name: string;
        judgement: "good" | "mixed" | "bad";
        remark: string;
      })[];
    };
    output: {
      id: string;
      number: string;
      customerId: string;
      customerName: string;
      /** ISO 4217 */
      currency: string;
      /** Decimal, in the currency beside it: "1234.50" */
      wanted: string;
      purpose: string;
      external: {
        /** 0 is the worst */
        score: number;
        source: string;
        on: string;
      } | null;
      references: ({
        name: string;
        judgement: "good" | "mixed" | "bad";
        remark: string;
      })[];
      state: "submitted" | "proposed" | "granted" | "declined" | "withdrawn";
      facts: {
        /** Decimal, in the currency beside it: "1234.50" */
        averageMonthly: string;
        /** Decimal, in the currency beside it: "1234.50" */
        exposure: string;
        /** Decimal, in the currency beside it: "1234.50" */
        overdue: string;
      };
      recommendation: {
        scorecardVersion: number;
        points: number;
        maxPoints: number;
        className: string;
        /** Decimal, in the currency beside it: "1234.50" */
        limit: string;
        prepayment: boolean;
        basis: "month" | "wanted";
        lines: ({
          attribute: "relationship_days" | "invoices_paid" | "late_percent" | "average_days_late" | "written_off" | "overdue_days" | "open_disputes" | "external_score" | "good_references" | "bad_references";
          value: number | null;
          points: number;
          maxPoints: number;
        })[];
      };
      lookedAt: string;
      submittedBy: string;
      submittedAt: string;
      decision: {
        /** Decimal, in the currency beside it: "1234.50" */
        limit: string;
        /** Decimal, in the currency beside it: "1234.50" */
        depositRequired: string;
        /** Every order is to be paid before it is bought */
        prepayment: boolean;
        temporary: {
          /** Decimal, in the currency beside it: "1234.50" */
          limit: string;
          from: string;
          until: string;
        } | null;
        expiresOn: string | null;
        reviewOn: string | null;
        conditions: string;
        /** Orders of this customer are not checked */
        unchecked: boolean;
      } | null;
      decidedByName: string | null;
      decidedAt: string | null;
      reason: string | null;
      confirmedByName: string | null;
      confirmedAt: string | null;
      version: number;
    };
  };
  /** Withholds access while the case is investigated, as the preview showed it. */
  suspendForCase: {
    params: { caseId: string };
    query: undefined;
    body: {
      scope: "subscriptions" | "customer" | "group";
      subscriptionIds?: (string)[] | undefined;
      reason: string;
      expected: number;
    };
    output: {
      holds: number;
    };
  };
  /** Takes a measure at once, or asks a second person where one is needed. */
  takeMeasure: {
    params: { matterId: string };
    query: undefined;
    body: {
      kind: "warn" | "limit_purchases" | "suspend_subscription" | "suspend_customer" | "suspend_partner" | "terminate";
      expiresAt?: string | undefined;
      automatedDetection: boolean;
      /** the version that was seen */
      version: number;
    };
    output: {
      done: boolean;
      because: (string)[];
    };
  };
  /** Tells the reseller how it stands. */
  tellMeasureUpdate: {
    params: { matterId: string; measureId: string };
    query: undefined;
    body: {
      text: string;
    };
    output: Record<string, unknown>;
  };
  /** Sends a test message; what came of it is in the list of messages. */
  testWebhookEndpoint: {
    params: { endpointId: string };
    query: undefined;
    body: undefined;
    output: {
      messageId: string;
    };
  };
  /** What a draft would have decided about the orders of the last months. */
  tryRules: {
    params: { id: string };
    query: undefined;
    body: undefined;
    output: {
      decisions: number;
      since: string;
      allow: number;
      review: number;
      block: number;
      different: number;
      rules: ({
        rule: string;
        fired: number;
        /** Times it alone kept an order from passing */
        alone: number;
        unknown: number;
      })[];
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
  /** Takes a link between two cases away. */
  unlinkCases: {
    params: { caseId: string; otherId: string };
    query: undefined;
    body: undefined;
    output: Record<string, unknown>;
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
  /** After how many business days without a payment harmful steps wait. */
  watchPayments: {
    params: undefined;
    query: undefined;
    body: {
      staleAfterBusinessDays: number | null;
    };
    output: {
      cause: "switched_off" | "payments_stale" | null;
      newestPaymentAt: string | null;
      staleAfterBusinessDays: number | null;
      throws: ({
        halted: boolean;
        reason: string;
        thrownBy: string;
        thrownAt: string;
      })[];
    };
  };
  /** Takes an application back. */
  withdrawCreditApplication: {
    params: { applicationId: string };
    query: undefined;
    body: {
      /** the version that was seen */
      version: number;
    };
    output: {
      id: string;
      number: string;
      customerId: string;
      customerName: string;
      /** ISO 4217 */
      currency: string;
      /** Decimal, in the currency beside it: "1234.50" */
      wanted: string;
      purpose: string;
      external: {
        /** 0 is the worst */
        score: number;
        source: string;
        on: string;
      } | null;
      references: ({
        name: string;
        judgement: "good" | "mixed" | "bad";
        remark: string;
      })[];
      state: "submitted" | "proposed" | "granted" | "declined" | "withdrawn";
      facts: {
        /** Decimal, in the currency beside it: "1234.50" */
        averageMonthly: string;
        /** Decimal, in the currency beside it: "1234.50" */
        exposure: string;
        /** Decimal, in the currency beside it: "1234.50" */
        overdue: string;
      };
      recommendation: {
        scorecardVersion: number;
        points: number;
        maxPoints: number;
        className: string;
        /** Decimal, in the currency beside it: "1234.50" */
        limit: string;
        prepayment: boolean;
        basis: "month" | "wanted";
        lines: ({
          attribute: "relationship_days" | "invoices_paid" | "late_percent" | "average_days_late" | "written_off" | "overdue_days" | "open_disputes" | "external_score" | "good_references" | "bad_references";
          value: number | null;
          points: number;
          maxPoints: number;
        })[];
      };
      lookedAt: string;
      submittedBy: string;
      submittedAt: string;
      decision: {
        /** Decimal, in the currency beside it: "1234.50" */
        limit: string;
        /** Decimal, in the currency beside it: "1234.50" */
        depositRequired: string;
        /** Every order is to be paid before it is bought */
        prepayment: boolean;
        temporary: {
          /** Decimal, in the currency beside it: "1234.50" */
          limit: string;
          from: string;
          until: string;
        } | null;
        expiresOn: string | null;
        reviewOn: string | null;
        conditions: string;
        /** Orders of this customer are not checked */
        unchecked: boolean;
      } | null;
      decidedByName: string | null;
      decidedAt: string | null;
      reason: string | null;
      confirmedByName: string | null;
      confirmedAt: string | null;
      version: number;
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
        kind: "invoice" | "late_charge" | "credit_note" | "payment" | "write_off" | "reversal";
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
  acceptBankLine: ['POST', '/api/bank/lines/{id}/accept'],
  acceptBankReversal: ['POST', '/api/bank/lines/{id}/reverse'],
  acceptInvitation: ['POST', '/api/invitations/accept'],
  acknowledgeMeasure: ['POST', '/api/enforcement/{measureId}/acknowledgement'],
  addCaseNote: ['POST', '/api/cases/{caseId}/notes'],
  addContact: ['POST', '/api/customers/{customerId}/contacts'],
  addEntitlement: ['POST', '/api/subscriptions/{subscriptionId}/entitlements'],
  addScreeningEntry: ['POST', '/api/screening/lists'],
  allocateCredit: ['POST', '/api/allocations'],
  answerDeskTicket: ['POST', '/api/desk/partners/{partnerId}/tickets/{ticketId}/notes'],
  answerMeasure: ['POST', '/api/enforcement/{measureId}/answer'],
  appealMeasure: ['POST', '/api/enforcement/{measureId}/appeal'],
  applyImport: ['POST', '/api/imports/{id}/apply'],
  approveBulkAction: ['POST', '/api/bulk-actions/{id}/approve'],
  approveProposal: ['POST', '/api/proposals/{id}/approve'],
  askForBulkAction: ['POST', '/api/bulk-actions'],
  assessMatter: ['POST', '/api/desk/matters/{matterId}/assessment'],
  assignCase: ['PUT', '/api/cases/{caseId}/assignee'],
  backtestScorecard: ['GET', '/api/credit/scorecards/{version}/backtest'],
  beginTotp: ['POST', '/api/totp'],
  cancelEntitlement: ['POST', '/api/subscriptions/{subscriptionId}/entitlements/{entitlementId}/cancel'],
  changeAccount: ['PATCH', '/api/account'],
  changeCart: ['PUT', '/api/customers/{customerId}/carts/{cartId}'],
  changeCreditSettings: ['PUT', '/api/credit/settings'],
  changeCustomer: ['PATCH', '/api/customers/{customerId}'],
  changeExposureSettings: ['PUT', '/api/exposure/settings'],
  changeNoticeSettings: ['PUT', '/api/notice-settings'],
  changePartner: ['PATCH', '/api/partner'],
  changePassword: ['POST', '/api/password'],
  changePauseRules: ['PUT', '/api/collections/pause-rules'],
  changePolicyDraft: ['PUT', '/api/collections/policy-versions/{versionId}'],
  changeRoles: ['PATCH', '/api/users/{userId}'],
  changeRules: ['PUT', '/api/screening/rule-sets/{id}'],
  changeSubscriptionSettings: ['PUT', '/api/subscription-settings'],
  changeTicket: ['PATCH', '/api/tickets/{ticketId}'],
  changeWebhookEndpoint: ['PUT', '/api/webhook-endpoints/{endpointId}'],
  chargeInterest: ['POST', '/api/late-charges'],
  checkCaseStep: ['PUT', '/api/cases/{caseId}/steps'],
  checkInvariants: ['GET', '/api/invariants'],
  checkPolicy: ['POST', '/api/collections/policy-problems'],
  checkRules: ['POST', '/api/screening/check'],
  checkoutCart: ['POST', '/api/customers/{customerId}/carts/{cartId}/checkout'],
  choosePartner: ['PUT', '/api/session/partner'],
  closeDispute: ['POST', '/api/disputes/{id}/close'],
  closeMatter: ['POST', '/api/desk/matters/{matterId}/close'],
  comparePolicyEffects: ['POST', '/api/collections/effect-comparisons'],
  comparePolicyVersions: ['GET', '/api/collections/policy-versions/{versionId}/changes'],
  completeTask: ['POST', '/api/tasks/{id}/done'],
  confirmCreditApplication: ['POST', '/api/credit/applications/{applicationId}/confirmation'],
  confirmTotp: ['POST', '/api/totp/confirm'],
  createApiClient: ['POST', '/api/api-clients'],
  createApiKey: ['POST', '/api/api-keys'],
  createCart: ['POST', '/api/customers/{customerId}/carts'],
  createCustomer: ['POST', '/api/customers'],
  createPolicy: ['POST', '/api/collections/policies'],
  createPolicyDraft: ['POST', '/api/collections/policies/{policyId}/versions'],
  createWebhookEndpoint: ['POST', '/api/webhook-endpoints'],
  decideAppeal: ['POST', '/api/desk/matters/{matterId}/measures/{measureId}/appeal'],
  decideFraudEvent: ['POST', '/api/fraud-events/{fraudEventId}/status'],
  decideProposal: ['POST', '/api/desk/proposals/{proposalId}/decision'],
  declineBulkAction: ['POST', '/api/bulk-actions/{id}/decline'],
  declineCreditApplication: ['POST', '/api/credit/applications/{applicationId}/decline'],
  declineProposal: ['POST', '/api/proposals/{id}/decline'],
  downloadCollectionsPreview: ['GET', '/api/collections/previews.csv'],
  downloadDocuments: ['GET', '/api/documents.csv'],
  downloadExposures: ['GET', '/api/exposure/customers.csv'],
  downloadImportErrors: ['GET', '/api/imports/{id}/errors.csv'],
  downloadStatement: ['GET', '/api/customers/{customerId}/statement.csv'],
  draftRules: ['POST', '/api/screening/rule-sets'],
  draftScorecard: ['POST', '/api/credit/scorecards'],
  endPause: ['POST', '/api/pauses/{id}/end'],
  escalateDeskTicket: ['POST', '/api/desk/partners/{partnerId}/tickets/{ticketId}/severity'],
  getAbuseReport: ['GET', '/api/abuse-reports/{reportId}'],
  getAgeing: ['GET', '/api/receivables/ageing'],
  getBudget: ['GET', '/api/customers/{customerId}/budget'],
  getBulkAction: ['GET', '/api/bulk-actions/{id}'],
  getCart: ['GET', '/api/customers/{customerId}/carts/{cartId}'],
  getCase: ['GET', '/api/cases/{caseId}'],
  getCashForecast: ['GET', '/api/reports/cash-forecast'],
  getCollectionsRun: ['GET', '/api/collections/runs/{runId}'],
  getCreditApplication: ['GET', '/api/credit/applications/{applicationId}'],
  getCreditLines: ['GET', '/api/customers/{customerId}/credit-lines'],
  getCreditSettings: ['GET', '/api/credit/settings'],
  getCustomer: ['GET', '/api/customers/{customerId}'],
  getCustomerExposure: ['GET', '/api/customers/{customerId}/exposure'],
  getCustomerUsage: ['GET', '/api/customers/{customerId}/usage'],
  getDecision: ['GET', '/api/collections/decisions/{decisionId}'],
  getDefaultPolicy: ['GET', '/api/collections/policies/default'],
  getDeskTicket: ['GET', '/api/desk/partners/{partnerId}/tickets/{ticketId}'],
  getDocument: ['GET', '/api/documents/{id}'],
  getExposure: ['GET', '/api/exposure'],
  getExposureHistory: ['GET', '/api/exposure/history'],
  getExposureSettings: ['GET', '/api/exposure/settings'],
  getFigures: ['GET', '/api/reports/figures'],
  getFraudEvent: ['GET', '/api/fraud-events/{fraudEventId}'],
  getHalt: ['GET', '/api/collections/halt'],
  getImport: ['GET', '/api/imports/{id}'],
  getMailboxMail: ['GET', '/api/mailbox/{id}'],
  getMatter: ['GET', '/api/desk/matters/{matterId}'],
  getMeasure: ['GET', '/api/enforcement/{measureId}'],
  getNotice: ['GET', '/api/notices/{id}'],
  getNoticeSettings: ['GET', '/api/notice-settings'],
  getOrder: ['GET', '/api/customers/{customerId}/orders/{orderId}'],
  getPartner: ['GET', '/api/partner'],
  getPauseRules: ['GET', '/api/collections/pause-rules'],
  getPolicyVersion: ['GET', '/api/collections/policy-versions/{versionId}'],
  getProviderInvoice: ['GET', '/api/provider-invoices/{invoiceId}'],
  getProviderPosition: ['GET', '/api/exposure/position'],
  getSession: ['GET', '/api/session'],
  getSetup: ['GET', '/api/setup'],
  getStanding: ['GET', '/api/customers/{customerId}/standing'],
  getStatement: ['GET', '/api/customers/{customerId}/statement'],
  getStatementOfReasons: ['GET', '/api/enforcement/{measureId}/statement'],
  getSubscription: ['GET', '/api/subscriptions/{subscriptionId}'],
  getSubscriptionSettings: ['GET', '/api/subscription-settings'],
  getTicket: ['GET', '/api/tickets/{ticketId}'],
  getUsageImport: ['GET', '/api/usage/imports/{id}'],
  getUsageOverview: ['GET', '/api/usage/overview'],
  getWorklistTotals: ['GET', '/api/collections/worklist/totals'],
  grantCreditApplication: ['POST', '/api/credit/applications/{applicationId}/grant'],
  haltCollections: ['POST', '/api/collections/halt'],
  ignoreBankLine: ['POST', '/api/bank/lines/{id}/ignore'],
  importReceivables: ['POST', '/api/imports'],
  importStatement: ['POST', '/api/bank/statements'],
  importUsage: ['POST', '/api/usage/imports'],
  inviteUser: ['POST', '/api/invitations'],
  lateChargesDue: ['GET', '/api/late-charges/due'],
  liftHold: ['POST', '/api/holds/{holdId}/lift'],
  liftMeasure: ['POST', '/api/desk/matters/{matterId}/measures/{measureId}/lift'],
  linkCases: ['POST', '/api/cases/{caseId}/links'],
  listAllOrders: ['GET', '/api/orders'],
  listApiClients: ['GET', '/api/api-clients'],
  listApiKeys: ['GET', '/api/api-keys'],
  listBankLines: ['GET', '/api/bank/lines'],
  listBulkActions: ['GET', '/api/bulk-actions'],
  listBulkItems: ['GET', '/api/bulk-actions/{id}/items'],
  listCases: ['GET', '/api/cases'],
  listCollectionsRuns: ['GET', '/api/collections/runs'],
  listCreditApplications: ['GET', '/api/credit/applications'],
  listCreditLines: ['GET', '/api/credit/lines'],
  listCustomerHolds: ['GET', '/api/customers/{customerId}/holds'],
  listCustomerPauses: ['GET', '/api/customers/{customerId}/pauses'],
  listCustomers: ['GET', '/api/customers'],
  listDeskPartners: ['GET', '/api/desk/partners'],
  listDeskTickets: ['GET', '/api/desk/tickets'],
  listDocuments: ['GET', '/api/documents'],
  listEffects: ['GET', '/api/effects'],
  listEntitlements: ['GET', '/api/subscriptions/{subscriptionId}/entitlements'],
  listEvents: ['GET', '/api/events'],
  listExposureChanges: ['GET', '/api/exposure/next'],
  listExposures: ['GET', '/api/exposure/customers'],
  listFraudEvents: ['GET', '/api/fraud-events'],
  listHolds: ['GET', '/api/holds'],
  listImportProfiles: ['GET', '/api/import-profiles'],
  listImports: ['GET', '/api/imports'],
  listInterestTerms: ['GET', '/api/interest-terms'],
  listInvitations: ['GET', '/api/invitations'],
  listMailbox: ['GET', '/api/mailbox'],
  listMatters: ['GET', '/api/desk/matters'],
  listMeasures: ['GET', '/api/enforcement'],
  listNotices: ['GET', '/api/notices'],
  listOffers: ['GET', '/api/offers'],
  listOrders: ['GET', '/api/customers/{customerId}/orders'],
  listPauses: ['GET', '/api/pauses'],
  listPolicyVersions: ['GET', '/api/collections/policies'],
  listProposals: ['GET', '/api/proposals'],
  listProviderInvoices: ['GET', '/api/provider-invoices'],
  listReversibleLines: ['GET', '/api/bank/lines/{id}/reversible'],
  listRuleSets: ['GET', '/api/screening/rule-sets'],
  listScorecards: ['GET', '/api/credit/scorecards'],
  listScreeningDecisions: ['GET', '/api/screening/decisions'],
  listScreeningEntries: ['GET', '/api/screening/lists'],
  listSecurities: ['GET', '/api/customers/{customerId}/securities'],
  listSessions: ['GET', '/api/sessions'],
  listStatements: ['GET', '/api/bank/statements'],
  listSubAccounts: ['GET', '/api/usage/sub-accounts'],
  listSubscriptions: ['GET', '/api/subscriptions'],
  listTasks: ['GET', '/api/tasks'],
  listTicketTopics: ['GET', '/api/ticket-topics'],
  listTickets: ['GET', '/api/tickets'],
  listUsage: ['GET', '/api/usage'],
  listUsageDays: ['GET', '/api/customers/{customerId}/usage/days'],
  listUsageImports: ['GET', '/api/usage/imports'],
  listUsageItems: ['GET', '/api/customers/{customerId}/usage/items'],
  listUsers: ['GET', '/api/users'],
  listWebhookEndpoints: ['GET', '/api/webhook-endpoints'],
  listWebhookMessages: ['GET', '/api/webhook-endpoints/{endpointId}/messages'],
  listWorklist: ['GET', '/api/collections/worklist'],
  loadSample: ['POST', '/api/sample'],
  lockCase: ['PUT', '/api/cases/{caseId}/lock'],
  makeProviderInvoices: ['POST', '/api/provider-invoices'],
  markUsageBilled: ['POST', '/api/customers/{customerId}/usage/billed'],
  mergeDeskTicket: ['POST', '/api/desk/partners/{partnerId}/tickets/{ticketId}/merge'],
  openCase: ['POST', '/api/cases'],
  openCaseOfDecision: ['POST', '/api/screening/decisions/{decisionId}/case'],
  openCaseOfFraudEvent: ['POST', '/api/fraud-events/{fraudEventId}/case'],
  openDispute: ['POST', '/api/disputes'],
  openPause: ['POST', '/api/customers/{customerId}/pauses'],
  openPromise: ['POST', '/api/customers/{customerId}/promises'],
  openTicket: ['POST', '/api/tickets'],
  placeHold: ['POST', '/api/holds'],
  placeOrder: ['POST', '/api/customers/{customerId}/orders'],
  previewCollectionsRun: ['POST', '/api/collections/previews'],
  previewMeasure: ['GET', '/api/desk/matters/{matterId}/measures/{kind}/preview'],
  previewNoticeTemplates: ['GET', '/api/notice-templates'],
  previewSubscriptionAction: ['POST', '/api/subscriptions/{subscriptionId}/preview-action'],
  previewSuspension: ['POST', '/api/cases/{caseId}/suspension-preview'],
  publishPolicy: ['POST', '/api/collections/policy-versions/{versionId}/publish'],
  publishRules: ['POST', '/api/screening/rule-sets/{id}/publish'],
  publishScorecard: ['POST', '/api/credit/scorecards/{version}/publication'],
  putBankLineBack: ['POST', '/api/bank/lines/{id}/put-back'],
  reactivateEntitlement: ['POST', '/api/subscriptions/{subscriptionId}/entitlements/{entitlementId}/reactivate'],
  reassessCreditApplication: ['POST', '/api/credit/applications/{applicationId}/reassessment'],
  reconsiderOrder: ['POST', '/api/orders/{orderId}/reconsider'],
  recordCreditNote: ['POST', '/api/credit-notes'],
  recordDelivery: ['POST', '/api/collections/notices/delivery'],
  recordFraudEvent: ['POST', '/api/fraud-events'],
  recordInvoice: ['POST', '/api/invoices'],
  recordNoticeBounce: ['POST', '/api/notices/{id}/bounced'],
  recordPayment: ['POST', '/api/payments'],
  recordProposalCarriedOut: ['POST', '/api/proposals/{id}/carried-out'],
  recordProviderPayment: ['POST', '/api/provider-invoices/{invoiceId}/payments'],
  recordRecovery: ['POST', '/api/write-offs/{id}/recoveries'],
  recordSecurity: ['POST', '/api/customers/{customerId}/securities'],
  refuseOrder: ['POST', '/api/orders/{orderId}/refuse'],
  releaseCollections: ['POST', '/api/collections/halt/release'],
  releaseCollectionsRun: ['POST', '/api/collections/runs/{runId}/release'],
  releaseForCase: ['POST', '/api/cases/{caseId}/release'],
  releaseOrder: ['POST', '/api/orders/{orderId}/release'],
  releaseSecurity: ['POST', '/api/securities/{securityId}/release'],
  removeBudget: ['DELETE', '/api/customers/{customerId}/budget'],
  removeContact: ['DELETE', '/api/customers/{customerId}/contacts/{contactId}'],
  removeSample: ['DELETE', '/api/sample'],
  removeScreeningEntry: ['DELETE', '/api/screening/lists/{list}/{value}'],
  removeTotp: ['DELETE', '/api/totp'],
  removeUser: ['DELETE', '/api/users/{userId}'],
  removeWebhookEndpoint: ['DELETE', '/api/webhook-endpoints/{endpointId}'],
  reopenCase: ['POST', '/api/cases/{caseId}/reopening'],
  replayWebhookMessage: ['POST', '/api/webhook-messages/{messageId}/replay'],
  replayWebhooks: ['POST', '/api/webhook-endpoints/{endpointId}/replay'],
  requestSubscriptionAction: ['POST', '/api/subscriptions/{subscriptionId}/actions'],
  resolveCase: ['POST', '/api/cases/{caseId}/resolution'],
  resolveNotice: ['POST', '/api/notices/{id}/resolve'],
  resolveSubscriptionDrift: ['POST', '/api/subscriptions/{subscriptionId}/resolve-drift'],
  resumeRule: ['DELETE', '/api/screening/stopped-rules/{rule}'],
  retirePolicy: ['POST', '/api/collections/policy-versions/{versionId}/retire'],
  retryEffect: ['POST', '/api/effects/{effectId}/retry'],
  reversePayment: ['POST', '/api/payments/{id}/reverse'],
  revokeApiClient: ['DELETE', '/api/api-clients/{clientId}'],
  revokeApiKey: ['DELETE', '/api/api-keys/{apiKeyId}'],
  revokeSession: ['DELETE', '/api/sessions/{sessionId}'],
  rotateWebhookSecret: ['POST', '/api/webhook-endpoints/{endpointId}/secret'],
  saveImportProfile: ['POST', '/api/import-profiles'],
  saveOffers: ['PUT', '/api/offers'],
  searchDesk: ['GET', '/api/desk/search'],
  sendTestMessage: ['POST', '/api/notice-settings/test'],
  setBudget: ['PUT', '/api/customers/{customerId}/budget'],
  setCaseFirstUse: ['PUT', '/api/cases/{caseId}/first-use'],
  setCreditLine: ['PUT', '/api/customers/{customerId}/credit-lines/{currency}'],
  setInterestTerm: ['POST', '/api/interest-terms'],
  setMatterSubject: ['POST', '/api/desk/matters/{matterId}/subject'],
  setProviderLimit: ['PUT', '/api/exposure/position/limits/{currency}'],
  setSubAccountOwner: ['PUT', '/api/usage/sub-accounts/{id}/owner'],
  setTicketWatchers: ['PUT', '/api/tickets/{ticketId}/watchers'],
  setUp: ['POST', '/api/setup'],
  shadowRules: ['POST', '/api/screening/rule-sets/{id}/shadow'],
  signIn: ['POST', '/api/session'],
  signOut: ['DELETE', '/api/session'],
  startCollectionsRun: ['POST', '/api/collections/runs'],
  stopBulkAction: ['POST', '/api/bulk-actions/{id}/stop'],
  stopCaseClock: ['POST', '/api/cases/{caseId}/clocks'],
  stopCollectionsRun: ['POST', '/api/collections/runs/{runId}/stop'],
  stopRule: ['POST', '/api/screening/stopped-rules'],
  submitAbuseReport: ['POST', '/api/abuse-reports'],
  submitCreditApplication: ['POST', '/api/credit/applications'],
  suspendForCase: ['POST', '/api/cases/{caseId}/suspension'],
  takeMeasure: ['POST', '/api/desk/matters/{matterId}/measures'],
  tellMeasureUpdate: ['POST', '/api/desk/matters/{matterId}/measures/{measureId}/update'],
  testWebhookEndpoint: ['POST', '/api/webhook-endpoints/{endpointId}/test'],
  tryRules: ['POST', '/api/screening/rule-sets/{id}/trial'],
  undoAllocation: ['POST', '/api/allocations/{id}/undo'],
  unlinkCases: ['DELETE', '/api/cases/{caseId}/links/{otherId}'],
  verifyAudit: ['GET', '/api/audit/verification'],
  watchPayments: ['PUT', '/api/collections/payment-watch'],
  withdrawCreditApplication: ['POST', '/api/credit/applications/{applicationId}/withdrawal'],
  withdrawInvitation: ['DELETE', '/api/invitations/{invitationId}'],
  writeOff: ['POST', '/api/write-offs'],
} as const satisfies Record<keyof Operations, readonly [method: string, path: string]>;
