const PIECE = 65_536;

/**
 * Text as a stream that is made as it is taken: nobody's slow network fills the collector's memory, and when whoever asked goes away, nothing more is made. An error breaks the answer off in the open: what came has
 * no end.
 */
export function streamed(lines: AsyncGenerator<string>, failed: (error: unknown) => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          let piece = '';
          while (piece.length < PIECE) {
            const next = await lines.next();
            if (next.done) {
              if (piece) controller.enqueue(encoder.encode(piece));
              return controller.close();
            }
            piece += next.value;
          }
          controller.enqueue(encoder.encode(piece));
        } catch (error) {
          failed(error);
          controller.error(error);
        }
      },
      async cancel() {
        await lines.return(undefined);
      },
    },
    { highWaterMark: 2 },
  );
}
