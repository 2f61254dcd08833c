/** Durable jobs over db-scheduler: what was accepted is done, whatever happens to the server meanwhile. */
package latentstudio.job;
