package com.onelastai.local.stripe;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The simulator as a process: {@code StripeProcess <port> <data directory>}, with the variables
 * STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET and STRIPE_WEBHOOK_URL.
 */
public final class StripeProcess {

  private static final Logger log = LoggerFactory.getLogger(StripeProcess.class);
  private static final String GATEWAY_WEBHOOK = "http://127.0.0.1:8080/api/stripe/webhook";

  private StripeProcess() {}

  public static void main(String[] args) throws IOException {
    SimulatedStripe stripe =
        SimulatedStripe.start(
            new SimulatedStripe.Settings(
                Integer.parseInt(args[0]),
                Path.of(args[1]),
                variable("STRIPE_SECRET_KEY", SimulatedStripe.Settings.LOCAL_KEY),
                variable("STRIPE_WEBHOOK_SECRET", SimulatedStripe.Settings.LOCAL_WEBHOOK_SECRET),
                URI.create(variable("STRIPE_WEBHOOK_URL", GATEWAY_WEBHOOK)),
                Clock.systemUTC()));
    Runtime.getRuntime().addShutdownHook(new Thread(stripe::close));
    log.info("The Stripe simulator, with which no money moves, is on {}", stripe.url());
  }

  private static String variable(String name, String local) {
    return System.getenv().getOrDefault(name, local);
  }
}
