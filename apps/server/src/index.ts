export { type AppOptions, createApp, PLAIN_ROUTES } from './app.ts';
export { createEventHub, type EventHub } from './events.ts';
