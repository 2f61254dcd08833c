/** What whoever runs the server sees of it, and its end: metrics, traces, the access log, the graceful stop. */
package latentstudio.operation;
