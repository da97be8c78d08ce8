import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { allWords } from '../connections/freshness-words.ts';
import { connectionsQuery } from '../connections/queries.ts';
import { StatusShape } from '../ui/status.tsx';

/** How fresh all connections are, on every page; nothing where none is. */
export function FreshnessLink() {
  const connections = useQuery(connectionsQuery()).data?.connections ?? [];
  if (connections.length === 0) return null;
  const { tone, words } = allWords(connections);
  return (
    <Link to="/connections" className="freshness-link" aria-label={`Connections: ${words}`} title={words}>
      <StatusShape tone={tone} />
      <span>{words}</span>
    </Link>
  );
}
