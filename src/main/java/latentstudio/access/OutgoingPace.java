package latentstudio.access;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection whose client asks but does not take its answers, which wait for it in memory: those that waited when
 * {@code studio.upload-patience} began have to be taken, or so many bytes as a body has to come with in that time. HTTP/2 is not
 * watched: its windows bound what waits. For one connection, on its event loop.
 */
final class OutgoingPace extends ChannelOutboundHandlerAdapter {
    private final long leastBytes;
    private final long windowMillis;
    private long written;
    private long writtenBefore;
    private long takenBefore;
    private boolean looking;

    /**
     * @param leastBytes   to be taken in a window while more wait
     * @param windowMillis how long that is
     */
    OutgoingPace(long leastBytes, long windowMillis) {
        this.leastBytes = leastBytes;
        this.windowMillis = windowMillis;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof ByteBuf bytes) { // files wait on the disk
            written += bytes.readableBytes();
        }
        context.write(message, promise);
        if (!looking) {
            begin(context);
        }
    }

    private void begin(ChannelHandlerContext context) {
        looking = true;
        writtenBefore = written;
        takenBefore = written - waiting(context);
        context.executor().schedule(() -> look(context), windowMillis, TimeUnit.MILLISECONDS);
    }

    private void look(ChannelHandlerContext context) {
        looking = false;
        if (context.pipeline().first() != this) {
            return; // HTTP/2 has put its own before this one, and writes past it
        }
        long waiting = waiting(context);
        long taken = written - waiting;
        if (waiting > 0 && taken < writtenBefore && taken - takenBefore < leastBytes) {
            context.close();
        } else if (waiting > 0) {
            begin(context);
        }
    }

    private static long waiting(ChannelHandlerContext context) {
        ChannelOutboundBuffer buffer = context.channel().unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes(); // none: it is closed
    }
}
