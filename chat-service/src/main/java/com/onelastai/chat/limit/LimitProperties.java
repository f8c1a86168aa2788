package com.onelastai.chat.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Messages a day.
 *
 * @param user of somebody who is signed in
 * @param visitor of a browser that nobody has signed in with
 * @param network of all such browsers of one network together
 */
@ConfigurationProperties("onelastai.limits")
record LimitProperties(int user, int visitor, int network) {}
