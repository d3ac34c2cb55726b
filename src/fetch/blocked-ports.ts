/** Ports on which no portal listens but services that a request could harm: those that browsers refuse (Fetch standard, 2.9), and databases. */
const BLOCKED = new Set(
  (
    '0 1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 119 123 135 137 ' +
    '139 143 161 179 389 427 445 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601 636 989 990 993 995 1433 1719 ' +
    '1720 1723 2049 2375 3306 3659 4045 4190 5060 5061 5432 6000 6379 6566 6665 6666 6667 6668 6669 6679 6697 9200 10080 11211 27017'
  ).split(' '),
);

/** Whether a URL's port (`''` for the scheme's own) must not be asked. */
export function isBlockedPort(port: string): boolean {
  return BLOCKED.has(port);
}
