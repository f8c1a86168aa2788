/**
 * Support: what people ask, book and are told. Each feature queues its mails in the write that
 * causes them ({@code mail}); links in them are signed ({@code link}).
 */
@NullMarked
package com.onelastai.support;

import org.jspecify.annotations.NullMarked;
