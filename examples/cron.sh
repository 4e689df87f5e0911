#!/usr/bin/env bash
# Keeps the trees of a policy as they should be: call it from cron. Says something only when somebody should look.
#   17 * * * *  reeve  /opt/reeve/examples/cron.sh
set -uo pipefail
export GOOGLE_APPLICATION_CREDENTIALS=/etc/reeve/key.json

said=$(reeve apply --yes --quiet --policy /etc/reeve/reeve.yaml --state /var/lib/reeve --format table 2>&1)
code=$?
[ "$code" -eq 0 ] && exit 0
echo "reeve apply ended with $code (docs/operations.md says what that means):"
echo "$said"
exit "$code"
