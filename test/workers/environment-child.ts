/** Tells the names of the variables that it was given. */
process.on('message', () => {
  const names = Object.keys(process.env).join(' ');
  process.send?.({ ok: true, value: { format: 'test', reader: { name: names, version: '' }, report: null } });
});
process.on('disconnect', () => process.exit(0));
