/** How the run's cluster is told to the processes that run the tests. */
export const testSocketVariable = 'FULCRUM_TEST_SOCKET';
