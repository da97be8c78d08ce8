import { z } from 'zod';

/** Where a figure comes from: what the evidence drawer opens. `params` are those of the route of the same name. */
export const evidenceRef = z
  .object({
    kind: z.enum(['items', 'facts', 'forecast', 'calibration', 'diagnostics', 'method', 'part']),
    label: z.string(),
    count: z.number().int().nonnegative().optional(),
    params: z.record(z.string(), z.string()),
  })
  .meta({ id: 'EvidenceRef' });
export type EvidenceRef = z.infer<typeof evidenceRef>;

/** A sentence in pieces: plain text, and figures that open their evidence or a page. */
export const words = z
  .array(
    z.object({
      text: z.string(),
      strong: z.boolean().optional(),
      evidence: evidenceRef.optional(),
      href: z.string().optional(),
    }),
  )
  .meta({ id: 'Words' });
export type Words = z.infer<typeof words>;

/** Something that was read and could not be taken as it was, or a limit that the reader must know. */
export const diagnosticView = z
  .object({
    code: z.string(),
    severity: z.enum(['error', 'warning', 'note']),
    where: z.string(),
    what: z.string(),
    mend: z.string(),
  })
  .meta({ id: 'Diagnostic' });

/** A calendar day, `YYYY-MM-DD`. */
export const dayText = z.iso.date();
