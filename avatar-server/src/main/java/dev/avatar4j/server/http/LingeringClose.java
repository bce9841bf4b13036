package dev.avatar4j.server.http;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
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
  private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** A client that sends nothing for this long has either seen the reply or never will. */
  private static final long STALL_MILLIS = 2000;

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)) {
      Body body = new Body(request);
      return super.handle(body, response, new AfterReply(body, response, callback));
    }
    return super.handle(request, response, callback);
  }

  /** A request whose body may still be coming. */
  private static final class Body extends Request.Wrapper {
    private long deadline;

    Body(Request request) {
      super(request);
    }

    /** Who waits for a go-ahead has sent nothing and, told no, will not. */
    boolean waits() {
      return getHeaders().contains(HttpHeader.EXPECT) && Request.getContentBytesRead(this) == 0;
    }

    /** Asked when the reply is made; Jetty's own would spoil the rest of the body for good. */
    @Override
    public boolean consumeAvailable() {
      return waits() ? super.consumeAvailable() : discard() == Progress.ENDED;
    }

    /** Throws away what is there, for a while from the first call on. */
    Progress discard() {
      if (deadline == 0) {
        deadline = System.nanoTime() + MAX_NANOS;
      }
      while (System.nanoTime() - deadline < 0) {
        Content.Chunk chunk = read();
        if (chunk == null) {
          return Progress.WAITS;
        }
        chunk.release();
        if (chunk.isLast()) {
          return Content.Chunk.isFailure(chunk) ? Progress.GIVEN_UP : Progress.ENDED;
        }
      }
      return Progress.GIVEN_UP;
    }
  }

  private enum Progress {
    /** There may be more to come. */
    WAITS,
    ENDED,
    GIVEN_UP
  }

  /** Runs once the reply has been written, and then whenever there is something to throw away. */
  private static final class AfterReply extends Callback.Nested implements Runnable {
    private final Body body;
    private final Response response;
    private final EndPoint connection;
    private final long patience;

    AfterReply(Body body, Response response, Callback callback) {
      super(callback);
      this.body = body;
      this.response = response;
      this.connection = body.getConnectionMetaData().getConnection().getEndPoint();
      this.patience = connection.getIdleTimeout();
    }

    @Override
    public void succeeded() {
      if (response.getStatus() < HttpStatus.BAD_REQUEST_400 || body.waits()) {
        super.succeeded();
      } else {
        connection.setIdleTimeout(STALL_MILLIS);
        run();
      }
    }

    @Override
    public void run() {
      if (body.discard() == Progress.WAITS) {
        body.demand(this);
      } else {
        // the client may go on with another request
        connection.setIdleTimeout(patience);
        super.succeeded();
      }
    }
  }
}
