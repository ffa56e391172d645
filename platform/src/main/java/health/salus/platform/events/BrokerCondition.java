package health.salus.platform.events;

import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How RabbitMQ is, as it was when it was last connected to; told in the log when it changes. */
final class BrokerCondition {
    private static final Logger LOG = Logger.getLogger(BrokerCondition.class);

    private final String place;

    /** What is wrong, as it was last told; null when nothing is. */
    private volatile @Nullable String trouble;

    /** @param place without the user and the password */
    BrokerCondition(String place) {
        this.place = place;
    }

    void well() {
        if (trouble != null) {
            LOG.info("RabbitMQ answers again");
        }
        trouble = null;
    }

    void ill(Exception failure) {
        String why = sentence(failure);
        if (!why.equals(trouble)) {
            LOG.warnf("RabbitMQ at %s %s. Events wait where they are until it takes them.", place, why);
            LOG.debug("RabbitMQ", failure);
        }
        trouble = why;
    }

    String state() {
        String why = trouble;
        return why == null ? "down" : "down: " + why;
    }

    /** For those who run the computers, without addresses and passwords. */
    private static String sentence(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case AuthenticationFailureException _, PossibleAuthenticationFailureException _ -> {
                    return "refuses the user or the password (RABBITMQ_URL)";
                }
                case ShutdownSignalException _ -> {
                    return "does not allow its user what Salus needs (RABBITMQ_URL)";
                }
                case CertificateException _ -> {
                    return "shows no certificate that is trusted";
                }
                case ConnectException _, UnknownHostException _ -> {
                    return "cannot be reached";
                }
                case TimeoutException _, SocketTimeoutException _ -> {
                    return "does not answer in time";
                }
                case EOFException _ -> {
                    return "breaks off; is it a RabbitMQ?";
                }
                default -> {}
            }
        }
        return "cannot be used (" + failure.getClass().getSimpleName() + ")";
    }
}
