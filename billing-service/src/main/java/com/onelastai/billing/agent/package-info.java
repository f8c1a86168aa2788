/** Which of the platform's agents can be sold; a read model of chat-service's events. */
@NullMarked
package com.onelastai.billing.agent;

import org.jspecify.annotations.NullMarked;
