export { createTestDatabase, type Migrate } from './test-database.ts';
