// The kinds of report of X-ARF version 4 and what each must and may say; written from the public
// specification (xarf.org, JSON schemas of version 4). Members that a kind does not name are let
// through, as the specification wants.

/** text, instant, uri, email, whole number from 0 or 1, port, number, share 0 to 1 … or choices. */
export type Member =
  | 'text'
  | 'instant'
  | 'uri'
  | 'email'
  | 'count'
  | 'counted'
  | 'port'
  | 'number'
  | 'share'
  | 'flag'
  | 'object'
  | 'list'
  | readonly string[];

export interface ReportType {
  readonly required: readonly string[];
  readonly members: Readonly<Record<string, Member>>;
  /** An IP address alone does not tell one of many behind it. */
  readonly portWithAddress?: true;
  /** Over SMTP the envelope's sender and the port are known, so they are asked for. */
  readonly senderWithSmtp?: true;
}

const choices = (text: string): readonly string[] => text.split(' ');

const SEEN = { first_seen: 'instant', last_seen: 'instant' } as const;
const NETWORK = { destination_ip: 'text', destination_port: 'port', ...SEEN } as const;
const TRANSPORT = choices('tcp udp icmp sctp');
const TCP_UDP = choices('tcp udp');
const PAGE = {
  url: 'uri',
  domain: 'text',
  registrar: 'text',
  nameservers: 'list',
  dns_records: 'object',
  screenshot_url: 'uri',
  verified_at: 'instant',
  verification_method: choices('manual automated_crawler user_report honeypot threat_intelligence'),
  target_brand: 'text',
  hosting_provider: 'text',
  asn: 'counted',
  country_code: 'text',
  ssl_certificate: 'object',
  whois: 'object',
} as const;
const WORK = { work_title: 'text', rights_holder: 'text' } as const;

const connection: Readonly<Record<string, ReportType>> = {
  ddos: {
    required: ['protocol', 'first_seen'],
    members: {
      ...NETWORK,
      protocol: TRANSPORT,
      evidence_source: choices(
        'firewall_logs ids_detection flow_analysis traffic_monitoring honeypot',
      ),
      attack_vector: 'text',
      peak_pps: 'counted',
      peak_bps: 'counted',
      duration_seconds: 'counted',
      mitigation_applied: 'flag',
      service_impact: choices('none degraded unavailable'),
    },
    portWithAddress: true,
  },
  infected_host: {
    required: ['protocol', 'bot_type', 'first_seen'],
    members: {
      ...NETWORK,
      protocol: TCP_UDP,
      bot_type: choices(
        'search_engine ai_agent monitoring seo_analyzer link_checker feed_reader social_media ' +
          'advertising malicious unknown',
      ),
      request_rate: 'number',
      total_requests: 'counted',
    },
  },
  login_attack: {
    required: ['protocol', 'first_seen'],
    members: { ...NETWORK, protocol: TRANSPORT },
    portWithAddress: true,
  },
  port_scan: {
    required: ['protocol', 'first_seen'],
    members: { ...NETWORK, protocol: TRANSPORT },
    portWithAddress: true,
  },
  reconnaissance: {
    required: ['protocol', 'probed_resources', 'first_seen'],
    members: { ...NETWORK, protocol: TCP_UDP, probed_resources: 'list', total_probes: 'counted' },
  },
  scraping: {
    required: ['protocol', 'first_seen', 'total_requests'],
    members: { ...NETWORK, protocol: TCP_UDP, total_requests: 'counted', request_rate: 'number' },
  },
  sql_injection: {
    required: ['protocol', 'first_seen'],
    members: { ...NETWORK, protocol: TCP_UDP, target_url: 'uri', attempts_count: 'counted' },
  },
  vulnerability_scan: {
    required: ['scan_type', 'protocol', 'first_seen'],
    members: {
      ...NETWORK,
      protocol: choices('tcp udp icmp mixed'),
      scan_type: choices(
        'port_scan vulnerability_scan version_detection os_fingerprinting service_enumeration ' +
          'web_vuln_scan directory_brute_force mixed',
      ),
      total_requests: 'counted',
    },
  },
};

const page = (required: readonly string[], members: ReportType['members'] = {}): ReportType => ({
  required: ['url', ...required],
  members: { ...PAGE, ...members },
});

const content: Readonly<Record<string, ReportType>> = {
  brand_infringement: page(['infringement_type', 'legitimate_site'], {
    infringement_type: choices(
      'counterfeit typosquatting lookalike homograph unauthorized_reseller trademark_violation ' +
        'brand_impersonation logo_misuse other',
    ),
    legitimate_site: 'uri',
    similarity_score: 'share',
  }),
  csam: page(['classification', 'detection_method'], {
    classification: choices('baseline A1 A2 B1 B2'),
    detection_method: choices('hash_match ai_detection manual_review user_report automated_scan'),
    hash_values: 'object',
  }),
  csem: page(['exploitation_type', 'detection_method'], {
    exploitation_type: choices(
      'grooming solicitation sextortion trafficking distribution production possession',
    ),
    detection_method: choices(
      'behavioral_analysis keyword_detection user_report ai_detection manual_review ' +
        'law_enforcement_referral',
    ),
  }),
  exposed_data: page(['data_types', 'exposure_method'], {
    data_types: 'list',
    exposure_method: choices(
      'misconfigured_server open_directory database_exposure git_repository backup_file log_file ' +
        'cloud_storage paste_site forum_post ransomware_leak intentional_leak other',
    ),
    record_count: 'count',
  }),
  fraud: page(['fraud_type'], {
    fraud_type: choices(
      'investment romance tech_support lottery advance_fee cryptocurrency shopping charity ' +
        'employment government_impersonation other',
    ),
  }),
  malware: page([], { malware_family: 'text', file_hashes: 'object' }),
  phishing: page([], {
    credential_fields: 'list',
    phishing_kit: 'text',
    redirect_chain: 'list',
    submission_url: 'uri',
    cloned_site: 'uri',
  }),
  remote_compromise: page(['compromise_type'], {
    compromise_type: choices(
      'webshell backdoor defacement malicious_redirect seo_spam cryptominer phishing_kit ' +
        'malware_host c2_server proxy scanner other',
    ),
  }),
  suspicious_registration: page(['registration_date', 'suspicious_indicators'], {
    registration_date: 'instant',
    suspicious_indicators: 'list',
    days_since_registration: 'count',
    risk_score: 'share',
  }),
};

const copyright: Readonly<Record<string, ReportType>> = {
  copyright: {
    required: ['infringing_url'],
    members: {
      ...WORK,
      infringing_url: 'uri',
      original_url: 'uri',
      infringement_type: choices('direct_copy modified_copy streaming download distribution'),
    },
  },
  cyberlocker: {
    required: ['infringing_url', 'hosting_service'],
    members: { ...WORK, infringing_url: 'uri', hosting_service: 'text' },
  },
  link_site: {
    required: ['infringing_url', 'site_name'],
    members: { ...WORK, infringing_url: 'uri', site_name: 'text' },
  },
  p2p: {
    required: ['p2p_protocol', 'swarm_info'],
    members: {
      ...WORK,
      p2p_protocol: choices('bittorrent edonkey gnutella kademlia other'),
      swarm_info: 'object',
    },
  },
  ugc_platform: {
    required: ['infringing_url', 'platform_name'],
    members: { ...WORK, infringing_url: 'uri', platform_name: 'text' },
  },
  usenet: {
    required: ['newsgroup', 'message_info'],
    members: { ...WORK, newsgroup: 'text', message_info: 'object' },
  },
};

const MAIL = {
  smtp_from: 'email',
  subject: 'text',
  sender_name: 'text',
} as const;

const messaging: Readonly<Record<string, ReportType>> = {
  bulk_messaging: {
    required: ['protocol', 'recipient_count'],
    members: {
      ...MAIL,
      protocol: choices('smtp sms whatsapp telegram social_media push_notification other'),
      recipient_count: 'counted',
      unsubscribe_provided: 'flag',
    },
    senderWithSmtp: true,
  },
  spam: {
    required: ['protocol'],
    members: {
      ...MAIL,
      protocol: choices(
        'smtp sms whatsapp telegram signal chat social_media push_notification other',
      ),
      smtp_to: 'email',
      message_id: 'text',
      recipient_count: 'counted',
      evidence_source: choices(
        'spamtrap user_complaint automated_filter honeypot content_analysis reputation_feed',
      ),
    },
    senderWithSmtp: true,
  },
};

const threat: ReportType = { required: ['threat_type'], members: { threat_type: 'text' } };
const service: ReportType = { required: ['service'], members: { service: 'text' } };

/** By category, then by type. */
export const reportTypes: Readonly<Record<string, Readonly<Record<string, ReportType>>>> = {
  messaging,
  content,
  copyright,
  connection,
  vulnerability: {
    cve: {
      required: ['service', 'service_port', 'cve_id'],
      members: {
        service: 'text',
        service_port: 'port',
        cve_id: 'text',
        severity: choices('informational low medium high critical'),
      },
    },
    misconfiguration: service,
    open_service: service,
  },
  infrastructure: {
    botnet: {
      required: ['compromise_evidence'],
      members: { compromise_evidence: 'text', malware_family: 'text', c2_server: 'text' },
    },
    compromised_server: {
      required: ['compromise_method'],
      members: { compromise_method: 'text' },
    },
  },
  reputation: { blocklist: threat, threat_intelligence: threat },
};
