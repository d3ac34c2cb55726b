/** The names of the channels that have an address. */
export const ADDRESSED = ['mail', 'wecom', 'dingtalk', 'feishu', 'slack', 'webhook'] as const;
export type AddressedChannel = (typeof ADDRESSED)[number];

/** The channel that an address belongs to; what is no known robot is a webhook. Null where it is neither of the web nor of mail. */
export function channelOfAddress(address: string): AddressedChannel | null {
  if (!URL.canParse(address)) return null;
  const { protocol, hostname, pathname } = new URL(address);
  if (protocol === 'smtp:' || protocol === 'smtps:') return 'mail';
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  if (hostname === 'qyapi.weixin.qq.com' && pathname.startsWith('/cgi-bin/webhook/')) return 'wecom';
  if (/^(oapi|api)\.dingtalk\.com$/.test(hostname)) return 'dingtalk';
  if (/^open\.(feishu\.cn|larksuite\.com)$/.test(hostname)) return 'feishu';
  if (hostname === 'hooks.slack.com') return 'slack';
  return 'webhook';
}
