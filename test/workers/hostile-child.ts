/** A reader that misbehaves as the page's title tells it. */
const kept: Buffer[] = [];
process.on('message', ({ title }: { title: string }) => {
  if (title === 'loop') for (;;) Math.random();
  if (title === 'grow') for (;;) kept.push(Buffer.alloc(16 * 1024 * 1024, 1));
  if (title === 'die') process.exit(7);
  process.send?.({
    ok: true,
    value: { format: 'test', reader: { name: title, version: String(process.pid) }, report: null },
  });
});
process.on('disconnect', () => process.exit(0));
