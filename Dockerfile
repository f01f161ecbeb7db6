# Précis in one image; the database beside it (compose.yaml) or anywhere (DATABASE_URL).
FROM node:24-bookworm-slim AS manifest
WORKDIR /precis
COPY package.json package-lock.json .npmrc ./
COPY patches patches

FROM manifest AS build
RUN npm ci
COPY . .
RUN node --import tsx bin/build.ts && rm -rf .next/cache

# What runs: the same packages without those of development. patch-package is among them, as the driver needs its patch.
FROM manifest AS packages
RUN npm ci --omit=dev

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 PRECIS_DATA=/data
WORKDIR /precis
COPY --from=packages --chown=node:node /precis/node_modules node_modules
COPY --from=build --chown=node:node /precis/.next .next
# The sources too: commands run from them, and a start compares them with what was built.
COPY --chown=node:node . .
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
# No entry point and no health check: the same image runs other commands, each watched in its own way.
CMD ["node", "--import", "tsx", "bin/start.ts"]
