package com.onelastai.billing.webhook;

import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Makes handlers crash or fail at random, just before or just after they write to the database. */
@TestComponent
class Faults implements BeanPostProcessor {

  private static final Set<String> WRITES =
      Set.of(
          "insert",
          "save",
          "replace",
          "updateFirst",
          "updateMulti",
          "upsert",
          "findAndModify",
          "findAndReplace",
          "remove");

  /** No code catches it, as if the process was killed. */
  private static final class Killed extends Error {

    Killed() {
      super("Killed by a test", null, false, false);
    }
  }

  private final AtomicInteger happened = new AtomicInteger();
  private volatile int perThousand;
  private volatile Random random = new Random(0);

  void begin(long seed, int ofThousand) {
    random = new Random(seed);
    happened.set(0);
    perThousand = ofThousand;
  }

  /**
   * @return how many there were
   */
  int end() {
    perThousand = 0;
    return happened.get();
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String beanName) {
    if (!(bean instanceof MongoTemplate)) {
      return bean;
    }
    ProxyFactory proxy = new ProxyFactory(bean);
    proxy.setProxyTargetClass(true);
    proxy.addAdvice((MethodInterceptor) this::invoke);
    return proxy.getProxy();
  }

  private @Nullable Object invoke(MethodInvocation call) throws Throwable {
    if (perThousand == 0
        || !Thread.currentThread().getName().startsWith("stripe-event-")
        || !WRITES.contains(call.getMethod().getName())) {
      return call.proceed();
    }
    failAtRandom();
    Object result = call.proceed();
    failAtRandom();
    return result;
  }

  private void failAtRandom() {
    int chance = random.nextInt(1000);
    if (chance < perThousand) {
      happened.incrementAndGet();
      if (chance < perThousand / 3) {
        throw new Killed();
      }
      throw new IllegalStateException("Failed by a test");
    }
  }
}
