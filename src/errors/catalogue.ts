import type { Bilingual } from '../report/bilingual.ts';

interface Entry {
  title: Bilingual;
  remedy: Bilingual;
  retry: 'now' | 'later' | 'never';
}

const entry = (zh: string, en: string, remedyZh: string, remedyEn: string, retry: Entry['retry']): Entry => ({
  title: { zh, en },
  remedy: { zh: remedyZh, en: remedyEn },
  retry,
});

/** Every failure that Nianbao can name. Codes are never reused; they serve as metric labels and as reasons of `unknown`. */
export const CATALOGUE = {
  'fetch.dns': entry('域名无法解析', 'the host name does not resolve', '核对网址；若全部网站都如此，检查本机网络与 DNS', 'check the address; if every portal says so, check this machine’s network and DNS', 'later'),
  'fetch.connect': entry('无法连接网站', 'the portal could not be reached', '稍后自动重试；若持续失败，在浏览器中核对网址', 'retried by itself; if it lasts, try the address in a browser', 'now'),
  'fetch.timeout': entry('网站未在限定时间内应答', 'the portal did not answer in time', '稍后自动重试；可调大 NIANBAO_REQUEST_TIMEOUT_MS', 'retried by itself; NIANBAO_REQUEST_TIMEOUT_MS can be raised', 'now'),
  'fetch.tls': entry('网站证书或加密协议有问题', 'the portal’s certificate or TLS is faulty', '核对网址的 http/https；通知网站管理者', 'check http/https of the address; tell the portal’s owner', 'later'),
  'fetch.http-error': entry('网站返回错误状态', 'the portal answered with an error status', '稍后自动重试', 'retried by itself', 'now'),
  'fetch.not-found': entry('页面不存在', 'the page does not exist', '核对栏目地址；可能已改版', 'check the column’s address; the portal may have been redesigned', 'never'),
  'fetch.gone': entry('页面已被撤下', 'the page was taken down', '核对页面是否迁移', 'see whether the page has moved', 'never'),
  'fetch.blocked': entry('网站拒绝了访问', 'the portal refused us', '放慢访问速度，或请网站管理者放行；可人工导入文件', 'slow down for this host or ask its owner to let us in; a file can be imported by hand', 'later'),
  'fetch.rate-limited': entry('网站要求放慢速度', 'the portal asks us to slow down', '自动放慢后重试；可调大 --host-delay', 'retried more slowly by itself; --host-delay can be raised', 'now'),
  'fetch.robots': entry('robots.txt 不允许访问', 'robots.txt forbids it', '请网站管理者放行；在此之前状态为“未知”', 'ask the portal’s owner to allow it; until then the state is unknown', 'later'),
  'fetch.robots-unavailable': entry('robots.txt 暂时无法读取，按 RFC 9309 暂不访问', 'robots.txt could not be read; RFC 9309 says to wait', '稍后自动重试', 'retried by itself', 'later'),
  'fetch.forbidden-address': entry('地址指向内网或本机，已拒绝', 'the address is private or loopback and was refused', '确需访问时用 --allow-network 指定网段', 'if it is wanted, allow the network with --allow-network', 'never'),
  'fetch.bad-url': entry('网址无效', 'the address is not a valid http(s) URL', '更正登记表中的网址', 'correct the address in the registry', 'never'),
  'fetch.too-large': entry('页面超过大小上限', 'the answer is larger than the limit', '可调大 NIANBAO_MAX_RESPONSE_BYTES', 'NIANBAO_MAX_RESPONSE_BYTES can be raised', 'never'),
  'fetch.redirects': entry('跳转次数过多或跳转有误', 'too many redirects, or a faulty one', '在浏览器中核对网址', 'try the address in a browser', 'later'),
  'fetch.encoding': entry('内容压缩有误', 'the answer’s compression is faulty', '稍后自动重试', 'retried by itself', 'later'),
  'fetch.budget': entry('超出本次访问预算', 'the request budget of this visit is used up', '可调大 NIANBAO_PORTAL_REQUEST_BUDGET', 'NIANBAO_PORTAL_REQUEST_BUDGET can be raised', 'later'),
  'discover.no-address': entry('登记表中没有网址', 'the registry has no address for this agency', '在登记表中补充 portal_url', 'add portal_url to the registry', 'never'),
  'discover.column-not-found': entry('未找到政府信息公开年报栏目', 'no annual-report column was found', '在登记表中填写 report_column_url', 'fill in report_column_url in the registry', 'later'),
  'discover.incomplete': entry('栏目未能读完整', 'the column could not be read whole', '稍后自动重试', 'retried by itself', 'later'),
  'read.unsupported': entry('暂不支持此文件格式', 'this file format has no reader', '改用受支持的格式；doctor 命令列出支持的格式', 'use a supported format; `doctor` lists them', 'never'),
  'read.malformed': entry('文件损坏，无法读取', 'the file is damaged', '重新下载或请发布单位更正', 'fetch it again or ask the publisher', 'never'),
  'read.empty': entry('文件没有内容', 'the file is empty', '重新下载或请发布单位更正', 'fetch it again or ask the publisher', 'never'),
  'read.encrypted': entry('文件加密，无法读取', 'the file is encrypted', '请发布单位提供未加密文件', 'ask the publisher for an open file', 'never'),
  'read.too-complex': entry('文件超出处理上限', 'the file exceeds the processing limits', '请人工查看', 'look at it by hand', 'never'),
  'registry.row': entry('登记表有错误行', 'the registry has faulty rows', '按行号更正后重新导入', 'correct the rows named and import again', 'never'),
  'registry.file': entry('登记表无法读取', 'the registry file cannot be read', '使用 UTF-8 或 GB18030 的 CSV，表头含 id,name,portal_url', 'use CSV in UTF-8 or GB18030 with the header id,name,portal_url', 'never'),
  'settings.invalid': entry('设置有误', 'settings are wrong', '按提示逐项更正', 'correct what is listed', 'never'),
  'usage': entry('命令用法有误', 'the command was used wrongly', '加 --help 查看用法', 'see --help', 'never'),
  'file.unreadable': entry('文件无法打开', 'the file cannot be opened', '核对路径与权限', 'check the path and its permissions', 'never'),
  'store.locked': entry('数据目录正被另一进程使用', 'the data folder is in use by another process', '先停止该进程，或用 --data 指定另一目录；多进程请设 DATABASE_URL', 'stop that process first, or choose another folder with --data; for several processes set DATABASE_URL', 'never'),
  'store.unavailable': entry('数据库无法连接', 'the database cannot be reached', '检查 DATABASE_URL 与数据库服务', 'check DATABASE_URL and the database server', 'now'),
  'store.newer': entry('数据由更新版本的年报写成', 'the data was written by a newer Nianbao', '请升级程序', 'upgrade the program', 'never'),
  'queue.unavailable': entry('队列无法连接', 'the queue cannot be reached', '检查 REDIS_URL 与 Redis 服务', 'check REDIS_URL and the Redis server', 'now'),
  'queue.eviction': entry('Redis 的淘汰策略会丢失任务', 'Redis may evict jobs', '将 maxmemory-policy 设为 noeviction', 'set maxmemory-policy to noeviction', 'never'),
  'web.no-password': entry('未设密码，拒绝在本机之外提供服务', 'no password is set, so it is not served beyond this machine', '设置 NIANBAO_PASSWORD，或只监听 127.0.0.1', 'set NIANBAO_PASSWORD, or listen on 127.0.0.1 only', 'never'),
  'web.port': entry('端口已被占用', 'the port is taken', '用 --port 指定其他端口', 'choose another port with --port', 'never'),
  'notify.rejected': entry('接收方拒绝了通知', 'the receiver rejected the message', '检查通知目标的设置', 'check the target’s settings', 'later'),
  'notify.unreachable': entry('通知目标无法连接', 'the receiver could not be reached', '稍后自动重试', 'retried by itself', 'now'),
  'internal': entry('程序内部错误', 'an internal error', '请附日志报告此问题', 'please report it with the log', 'now'),
} as const satisfies Record<string, Entry>;

export type FailureCode = keyof typeof CATALOGUE;
