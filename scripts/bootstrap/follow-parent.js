// Loaded before the product by hand-over.js. When the process that started it is killed, the pipe between them
// closes: the product then stops in good order, as if it had been asked to, and leaves no orphan behind.
if (process.channel !== undefined) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
