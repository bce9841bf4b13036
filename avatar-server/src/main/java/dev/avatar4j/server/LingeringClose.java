package dev.avatar4j.server;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets a client that is answered before it has sent its whole body finish sending. A connection
 * that is closed with unread bytes in it is reset, and the client loses the reply with it: it would
 * see a broken connection instead of "413, too large". What still comes is thrown away as it comes,
 * on no thread of its own, for a while.
 */
final class LingeringClose extends Handler.Wrapper {
  /** Twice the largest upload that can be had by default, in bytes. */
  static final long MAX_BYTES = 64L << 20;

  private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** A client that sends nothing for this long has either seen the reply or never will. */
  private static final long STALL_MILLIS = 2000;

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!mayHaveBody(request)) {
      return super.handle(request, response, callback);
    }
    return super.handle(request, response, new AfterReply(request, response, callback));
  }

  private static boolean mayHaveBody(Request request) {
    return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
  }

  /** Runs once the reply has been written. */
  private static final class AfterReply extends Callback.Nested implements Runnable {
    private final Request request;
    private final Response response;
    private long deadline;
    private long left = MAX_BYTES;

    AfterReply(Request request, Response response, Callback callback) {
      super(callback);
      this.request = request;
      this.response = response;
    }

    @Override
    public void succeeded() {
      // who waits for a go-ahead has sent nothing and, told no, will not
      boolean waits =
          request.getHeaders().contains(HttpHeader.EXPECT)
              && Request.getContentBytesRead(request) == 0;
      if (waits || response.getStatus() < HttpStatus.BAD_REQUEST_400) {
        super.succeeded();
        return;
      }
      deadline = System.nanoTime() + MAX_NANOS;
      run();
    }

    @Override
    public void run() {
      while (true) {
        Content.Chunk chunk = request.read();
        if (chunk == null) {
          // the connection is to be closed anyway, so its patience is ours to set
          request.getConnectionMetaData().getConnection().getEndPoint().setIdleTimeout(STALL_MILLIS);
          request.demand(this);
          return;
        }
        left -= chunk.remaining();
        boolean over = chunk.isLast() || Content.Chunk.isFailure(chunk);
        chunk.release();
        if (over || left < 0 || System.nanoTime() - deadline > 0) {
          super.succeeded();
          return;
        }
      }
    }
  }
}
