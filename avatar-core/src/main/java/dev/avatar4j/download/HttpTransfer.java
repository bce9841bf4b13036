package dev.avatar4j.download;

import dev.avatar4j.AvatarException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One attempt at one file. An {@link IOException} says that another attempt may succeed, an {@link
 * AvatarException} that none will.
 */
final class HttpTransfer {
  private static final int OK = 200;
  private static final int PARTIAL = 206;

  private final HttpClient client;
  private final DownloadPolicy policy;
  private final DownloadRequest request;
  private final PartialFile part;
  private final DownloadMeter meter;
  private PartWriter writer;

  HttpTransfer(
      HttpClient client,
      DownloadPolicy policy,
      DownloadRequest request,
      PartialFile part,
      DownloadMeter meter) {
    this.client = client;
    this.policy = policy;
    this.request = request;
    this.part = part;
    this.meter = meter;
  }

  /** Gets what is missing; returns the checksum of the whole. */
  String run() throws IOException {
    try (part) {
      URI address = request.source();
      for (int hop = 0; hop <= Redirects.MOST; hop++) {
        HttpResponse<Void> response = await(address);
        if (!Redirects.is(response.statusCode())) {
          requireContent(address, response.statusCode());
          return part.finish();
        }
        String location = response.headers().firstValue("Location").orElse("");
        address = Redirects.next(address, location);
      }
      throw new AvatarException(
          request.source()
              + " sends us around in circles (more than "
              + Redirects.MOST
              + " redirects); try another mirror.");
    }
  }

  private HttpResponse<Void> await(URI address) throws IOException {
    HttpRequest.Builder ask = HttpRequest.newBuilder(address).header("User-Agent", "avatar4j");
    Optional<String> validator = part.validator(request.source());
    if (validator.isPresent()) {
      ask.header("Range", "bytes=" + part.length() + "-").header("If-Range", validator.get());
    }
    writer = new PartWriter(part, request.maxBytes(), meter);
    CompletableFuture<HttpResponse<Void>> response =
        client.sendAsync(ask.build(), info -> subscriber(address, info));
    boolean whole = false;
    try {
      HttpResponse<Void> result = awaitProgress(response);
      whole = true;
      return result;
    } finally {
      if (!whole) {
        response.cancel(true);
        writer.stop();
      }
    }
  }

  private HttpResponse<Void> awaitProgress(CompletableFuture<HttpResponse<Void>> response)
      throws IOException {
    long seen = -1;
    while (true) {
      try {
        return response.get(policy.stallTimeout().toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        long now = writer.received();
        if (now == seen || now == 0) {
          throw new IOException("nothing came for " + seconds(), e);
        }
        seen = now;
      } catch (ExecutionException e) {
        throw fault(e.getCause());
      } catch (InterruptedException e) {
        throw Interruption.of("The download of " + request.name(), e);
      }
    }
  }

  private String seconds() {
    return policy.stallTimeout().toMillis() / 1000.0 + " s";
  }

  private static IOException fault(Throwable cause) {
    if (cause instanceof AvatarException refused) {
      throw refused;
    }
    return cause instanceof IOException fault ? fault : new IOException(cause.toString(), cause);
  }

  private BodySubscriber<Void> subscriber(URI address, ResponseInfo info) {
    try {
      if (info.statusCode() == OK || info.statusCode() == PARTIAL) {
        open(address, info);
        return writer;
      }
      return new RefusedAnswer();
    } catch (IOException | RuntimeException e) {
      return new RefusedAnswer(e);
    }
  }

  private void open(URI address, ResponseInfo info) throws IOException {
    refuseWebPage(address, info);
    OptionalLong announced = info.headers().firstValueAsLong("Content-Length");
    if (info.statusCode() == PARTIAL) {
      requireRange(info);
      part.resume();
    } else {
      part.restart(request.source(), validator(info));
    }
    long have = part.length();
    OptionalLong total = request.size();
    if (announced.isPresent()) {
      long whole = have + announced.getAsLong();
      if (total.isPresent() && total.getAsLong() != whole) {
        throw new AvatarException("it has " + whole + " bytes instead of " + total.getAsLong());
      }
      if (whole > request.maxBytes()) {
        throw new AvatarException(
            "it has more than " + request.maxBytes() + " bytes and is not what was asked for");
      }
      total = OptionalLong.of(whole);
    }
    meter.start(have, total);
  }

  private static void refuseWebPage(URI address, ResponseInfo info) {
    String type = info.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (type.startsWith("text/html")) {
      throw new AvatarException("there is a web page at " + address + " instead of the file");
    }
  }

  private void requireRange(ResponseInfo info) throws IOException {
    String range = info.headers().firstValue("Content-Range").orElse("");
    if (!range.startsWith("bytes " + part.length() + "-")) {
      part.discard();
      throw new IOException("the server sent another part than was asked for");
    }
  }

  /** A weak ETag does not promise equal bytes. */
  private static Optional<String> validator(ResponseInfo info) {
    return info.headers()
        .firstValue("ETag")
        .filter(tag -> !tag.startsWith("W/"))
        .or(() -> info.headers().firstValue("Last-Modified"));
  }

  private void requireContent(URI address, int status) throws IOException {
    if (status == OK || status == PARTIAL) {
      return;
    }
    if (status == 416) {
      part.discard();
      throw new IOException(address + " has no more bytes than came before");
    }
    if (status == 408 || status == 429 || status >= 500) {
      throw new IOException(address + " answers " + status);
    }
    throw new AvatarException(
        address
            + " answers "
            + status
            + "; the file may have moved: give the address of another copy, or copy the file"
            + " by hand.");
  }
}
